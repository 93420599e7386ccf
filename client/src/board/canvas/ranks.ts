import type { StoreApi } from "zustand/vanilla";
import { compareOrder } from "@tablee/shared/board/order";
import { merged } from "@tablee/shared/board/outline-step";
import type { Board, Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { BoardState } from "../board-store.ts";

/** Where each card stands among all, counted from 0: in reading order, and in which lies over which. */
export interface Ranks {
  readonly at: ReadonlyMap<CardId, number>;
  readonly level: ReadonlyMap<CardId, number>;
}

/** Worked out when asked for, once for each order of the cards. */
export function followRanks(board: StoreApi<BoardState>): () => Ranks {
  let known: { readonly order: readonly CardId[]; readonly sorted: readonly Card[]; readonly ranks: Ranks } | null =
    null;
  return () => {
    const { order, board: plain } = board.getState();
    if (known?.order !== order) {
      const sorted = sortedAgain(known?.sorted ?? [], plain);
      const at = new Map(order.map((id, place) => [id, place]));
      known = { order, sorted, ranks: { at, level: new Map(sorted.map(({ id }, level) => [id, level])) } };
    }
    return known.ranks;
  };
}

/** All cards in order: of those that were in order before, only what has changed is put in its place. */
function sortedAgain(before: readonly Card[], { cards }: Board): Card[] {
  const kept = before.flatMap(({ id, order }) => {
    const card = cards.get(id);
    return card?.order === order ? [card] : [];
  });
  const known = new Set(kept.map(({ id }) => id));
  const come = [...cards.values()].filter(({ id }) => !known.has(id));
  return merged(kept, come.sort(compareOrder));
}
