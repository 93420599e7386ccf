import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Point } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";

/**
 * How far each card is from where it lies, while somebody drags it: board pixels, by whoever drags. Never part of the
 * board: elements are moved by it directly, and a drag costs no rendering.
 */
export type Drift = ReadonlyMap<CardId, Point>;

export interface DriftStore {
  readonly state: StoreApi<{ readonly drift: Drift }>;
  /** My own drag, or null when the cards are down. */
  mine(drift: Drift | null): void;
  others(drift: Drift): void;
}

const NONE: Drift = new Map<CardId, Point>();

export function createDrift(): DriftStore {
  const state = createStore<{ readonly drift: Drift }>(() => ({ drift: NONE }));
  let own = NONE;
  let theirs = NONE;
  // What I hold follows my hand, whoever else pulls at it.
  const join = (): void => {
    if (own.size + theirs.size + state.getState().drift.size > 0)
      state.setState({ drift: theirs.size === 0 ? own : new Map([...theirs, ...own]) });
  };
  return {
    state,
    mine: (drift) => {
      own = drift ?? NONE;
      join();
    },
    others: (drift) => {
      theirs = drift;
      join();
    },
  };
}

export function driftBy(ids: Iterable<CardId>, by: Point): Drift {
  return new Map([...ids].map((id) => [id, by]));
}
