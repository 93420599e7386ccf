import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { shownOf } from "@tablee/shared/board/items";
import { isWantedBy } from "@tablee/shared/board/sift";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { BoardState } from "../board-store.ts";
import { isSifting } from "../list/list-look.ts";
import { bringStampNames, shapesWanted, stampNames } from "./shape-search.ts";
import type { ListLook } from "../list/list-look.ts";

/** Which cards and drawings are looked for, by the one wish that the list and the canvas share. */
export interface Found {
  /** Null: nothing is looked for, and everything is as it is. */
  readonly ids: ReadonlySet<CardId> | null;
  /** The same, in reading order, drawings after the cards as in the list. */
  readonly order: readonly CardId[];
}

export interface FoundStore {
  readonly state: StoreApi<Found>;
  close(): void;
}

const NONE: Found = { ids: null, order: [] };

export function followFound({
  board,
  list,
}: {
  readonly board: StoreApi<BoardState>;
  readonly list: StoreApi<ListLook>;
}): FoundStore {
  const state = createStore<Found>(() => look(board.getState(), list.getState()));
  const again = (): void => state.setState(look(board.getState(), list.getState()), true);
  const ends = [
    list.subscribe((next, before) => {
      if (next.wish === before.wish) return;
      if (isSifting(next.wish) && board.getState().board.shapes.size > 0) bringStampNames();
      again();
    }),
    stampNames.subscribe(again),
    board.subscribe((next, before) => {
      const { ids } = state.getState();
      if (ids === null) return;
      const isWanted = isWantedBy(list.getState().wish, (card) => shownOf(next.board, card));
      const is = (card: Card | undefined): boolean => card !== undefined && isWanted(card);
      // Whoever moves a card, or types in one that stays found or not, changes nothing here.
      const isOther = [...next.touched].some((id) => is(next.board.cards.get(id)) !== ids.has(id));
      if (isOther || next.order !== before.order || next.board.shapes !== before.board.shapes) again();
    }),
  ];
  return {
    state,
    close: () => {
      for (const end of ends) end();
    },
  };
}

function look({ board, order }: BoardState, { wish }: ListLook): Found {
  if (!isSifting(wish)) return NONE;
  const isWanted = isWantedBy(wish, (card) => shownOf(board, card));
  const found = order.filter((id) => {
    const card = board.cards.get(id);
    return card !== undefined && isWanted(card);
  });
  const all = [...found, ...shapesWanted(board, wish).map(({ id }) => id)];
  return { ids: new Set(all), order: all };
}

/** Where one stands among what is found, from 0; -1: on none of them. */
export function matchAt({ order }: Found, chosen: ReadonlySet<CardId>): number {
  return order.findIndex((id) => chosen.has(id));
}
