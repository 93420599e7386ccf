import type { ComponentType } from "react";
import { createStore } from "zustand/vanilla";

/** What stands in the head of whatever lies over the page: at a table, what must be within one press from everywhere. */
export const dialogCorner = createStore<{ readonly Corner: ComponentType | null }>(() => ({ Corner: null }));
