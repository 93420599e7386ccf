import { createStore } from "zustand/vanilla";

/** Which tool of the panel “Preparing the ground” lies open: what leads there from elsewhere says so here first. */
export const toolAt = createStore<{ readonly tool: string | null }>(() => ({ tool: null }));
