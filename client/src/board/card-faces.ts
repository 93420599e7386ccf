import type { StoreApi } from "zustand/vanilla";
import { shallow } from "zustand/vanilla/shallow";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import type { CardId, MemberId } from "@tablee/shared/ids";
import type { BoardState } from "./board-store.ts";
import type { Found } from "./find/found.ts";
import type { Selection } from "./workspace.ts";

/** All that one card shows, wherever it is written: the card, its headings, what is done with it here and by others. */
export interface Face {
  readonly card: Card;
  readonly zone: string | null;
  readonly group: string | null;
  readonly isSelected: boolean;
  /** Chosen, and nothing else with it. */
  readonly isAlone: boolean;
  readonly isEditing: boolean;
  /** Others are looked for. */
  readonly isDim: boolean;
  /** Who else writes in it now. */
  readonly writer: MemberId | null;
}

/** One subscription for each card on the canvas: a change calls the cards that it changes, and no other. */
export interface Faces {
  /** The same object as long as nothing in it has changed; undefined when the card is gone. */
  read(id: CardId): Face | undefined;
  subscribe(id: CardId, call: () => void): () => void;
  close(): void;
}

interface Parts {
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly typing: StoreApi<ReadonlyMap<CardId, MemberId>>;
  readonly found: StoreApi<Found>;
}

export function createFaces({ board, selection, typing, found }: Parts): Faces {
  const known = new Map<CardId, { face: Face | undefined; readonly calls: Set<() => void> }>();
  const make = (id: CardId): Face | undefined => {
    const { board: now } = board.getState();
    const card = now.cards.get(id);
    if (!card) return undefined;
    const { ids, editing } = selection.getState();
    const isSelected = ids.has(id);
    const { ids: wished } = found.getState();
    return {
      card,
      zone: zoneOf(now, card)?.title ?? null,
      group: groupOf(now, card)?.name ?? null,
      isSelected,
      isAlone: isSelected && ids.size === 1,
      isEditing: editing === id,
      isDim: wished !== null && !wished.has(id),
      writer: typing.getState().get(id) ?? null,
    };
  };
  const look = (ids: Iterable<CardId>): void => {
    for (const id of ids) {
      const one = known.get(id);
      if (!one) continue;
      const next = make(id);
      if (shallow(one.face, next)) continue;
      one.face = next;
      for (const call of one.calls) call();
    }
  };
  const ends = [
    board.subscribe((next, before) => {
      const isTitled = next.board.zones === before.board.zones && next.board.groups === before.board.groups;
      look(isTitled ? next.touched : known.keys());
    }),
    selection.subscribe((next, before) => {
      const changed = [next.editing, before.editing].filter((id) => id !== null);
      look(next.ids === before.ids ? changed : known.keys());
    }),
    found.subscribe(() => look(known.keys())),
    typing.subscribe((next, before) => look([...next.keys(), ...before.keys()])),
  ];
  return {
    read: (id) => known.get(id)?.face ?? make(id),
    subscribe: (id, call) => {
      const one = known.get(id) ?? { face: make(id), calls: new Set() };
      known.set(id, one);
      one.calls.add(call);
      return () => {
        one.calls.delete(call);
        if (one.calls.size === 0) known.delete(id);
      };
    },
    close: () => {
      for (const end of ends) end();
    },
  };
}
