import type { StoreApi } from "zustand/vanilla";
import { hasStatus, itemOf, standingOf } from "@tablee/shared/board/items";
import type { Standing } from "@tablee/shared/board/items";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import type { CardId, MemberId } from "@tablee/shared/ids";
import type { BoardState } from "./board-store.ts";
import type { Found } from "./find/found.ts";
import type { Badge } from "./voting/turn.ts";
import type { Voting } from "./voting/voting.ts";
import { told } from "./told/told.ts";
import type { Told } from "./told/told.ts";
import { Watched } from "./watched.ts";
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
  /** Points that votes gave it. */
  readonly badge: Badge | null;
  readonly standing: Standing | null;
  readonly due: string | null;
  /** That it comes from a story, and words of one. */
  readonly told: Told | null;
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
  readonly badges: Voting["badges"];
}

export function createFaces({ board, selection, typing, found, badges }: Parts): Faces {
  const watched = new Watched<CardId, Face>((id) => {
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
      badge: badges.getState().of.get(id) ?? null,
      standing: standingOf(now, card),
      due: hasStatus(card) ? itemOf(now, id).due : null,
      told: told.getState().of.get(id) ?? null,
    };
  });
  const ends = [
    board.subscribe((next, before) => {
      const isTitled = next.board.zones === before.board.zones && next.board.groups === before.board.groups;
      if (isTitled) watched.look(next.touched);
      else watched.lookAtAll();
    }),
    followChoice(selection, watched),
    found.subscribe(() => watched.lookAtAll()),
    badges.subscribe((next, before) => {
      if (next.of !== before.of) watched.look([...next.of.keys(), ...before.of.keys()]);
    }),
    told.subscribe((next, before) => watched.look([...next.of.keys(), ...before.of.keys()])),
    typing.subscribe((next, before) => watched.look([...next.keys(), ...before.keys()])),
  ];
  return {
    read: (id) => watched.read(id),
    subscribe: (id, call) => watched.subscribe(id, call),
    close: () => {
      for (const end of ends) end();
    },
  };
}

/** Of what is watched, what is chosen or written in is shown otherwise. */
export function followChoice(
  selection: StoreApi<Selection>,
  watched: Pick<Watched<CardId, object>, "look" | "lookAtAll">,
): () => void {
  return selection.subscribe((next, before) => {
    if (next.ids === before.ids) watched.look([next.editing, before.editing].filter((id) => id !== null));
    else watched.lookAtAll();
  });
}
