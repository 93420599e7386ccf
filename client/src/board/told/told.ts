import { createStore } from "zustand/vanilla";
import type { CardId } from "@tablee/shared/ids";

/**
 * What cards show of stories: that they come from one, words quoted with their author's agreement, that one behind them
 * was withdrawn. It is put here by what knows stories, comes with no document, and is in memory alone.
 */
export interface ToldLine {
  readonly kind: "from" | "quote" | "gone";
  readonly text: string;
}

export type Told = readonly ToldLine[];

export const told = createStore<{ readonly of: ReadonlyMap<CardId, Told> }>(() => ({ of: new Map() }));
