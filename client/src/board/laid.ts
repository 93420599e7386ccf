import type { Doc, Transaction } from "yjs";
import type { StoreApi } from "zustand/vanilla";
import { moveCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { stepAside } from "@tablee/shared/board/step-aside";
import type { Laid } from "@tablee/shared/board/step-aside";
import type { Board, Place } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { BoardState } from "./board-store.ts";

/** What was put down in a free place that the product chose: watched until nobody else can have been given the same. */
export interface LaidStore {
  watch(laid: Laid): void;
  close(): void;
}

interface Watched extends Laid {
  /** As last written here: a card that somebody moved since lies where they want it. */
  places: ReadonlyMap<CardId, Place>;
  since: number;
  /** What others put down or moved since. */
  readonly others: Set<CardId>;
}

/** Longer than any word is on its way between people who are connected. */
const WATCH_MS = 15_000;
/** Those who put something down together are heard together: each then finds its rank at once. */
const GATHER_MS = 80;

export function keepApart(table: {
  readonly doc: Doc;
  readonly board: StoreApi<BoardState>;
  readonly hand: Hand;
  readonly isSaved: () => boolean;
}): LaidStore {
  const { doc, board } = table;
  // Not a gesture of the person: undo must not offer it.
  const hand: Hand = { ...table.hand, origin: "step-aside" };
  let watched: Watched[] = [];
  let isRemote = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stillThere = (one: Watched): boolean => {
    // Without a network the words of others come later, so the time begins when all is stored.
    if (!table.isSaved()) one.since = hand.now();
    const { cards } = board.getState().board;
    return (
      hand.now() - one.since < WATCH_MS && one.cards.every((id) => samePlace(cards.get(id)?.place, one.places.get(id)))
    );
  };
  const look = (): void => {
    timer = undefined;
    for (const one of watched) {
      const moves = stepAside(board.getState().board, one, one.others);
      if (moves.length === 0) continue;
      moveCards(hand, moves);
      one.places = placesOf(board.getState().board, one.cards);
    }
  };
  const begin = (transaction: Transaction): void => {
    isRemote = !transaction.local;
  };
  doc.on("beforeTransaction", begin);
  const stop = board.subscribe((next, before) => {
    if (watched.length === 0 || !isRemote || next.board.cards === before.board.cards) return;
    watched = watched.filter(stillThere);
    const changed = changedPlaces(next.board, before.board);
    if (watched.length === 0 || changed.size === 0) return;
    for (const { others } of watched) for (const id of changed) others.add(id);
    timer ??= setTimeout(look, GATHER_MS);
  });
  return {
    watch: (laid) => {
      watched = watched.filter(stillThere);
      watched.push({
        ...laid,
        places: placesOf(board.getState().board, laid.cards),
        since: hand.now(),
        others: new Set(),
      });
    },
    close: () => {
      clearTimeout(timer);
      watched = [];
      stop();
      doc.off("beforeTransaction", begin);
    },
  };
}

function placesOf({ cards }: Board, ids: readonly CardId[]): Map<CardId, Place> {
  return new Map(
    ids.flatMap((id): [CardId, Place][] => {
      const place = cards.get(id)?.place;
      return place ? [[id, place]] : [];
    }),
  );
}

function samePlace(left: Place | undefined, right: Place | undefined): boolean {
  return (
    left !== undefined && right !== undefined && left.x === right.x && left.y === right.y && left.group === right.group
  );
}

function changedPlaces(next: Board, before: Board): Set<CardId> {
  const changed = new Set<CardId>();
  for (const [id, card] of next.cards) {
    const old = before.cards.get(id);
    if (old !== card && !samePlace(old?.place, card.place)) changed.add(id);
  }
  return changed;
}
