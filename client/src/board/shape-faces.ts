import type { StoreApi } from "zustand/vanilla";
import type { Shape } from "@tablee/shared/board/types";
import type { CardId, MemberId, ShapeId } from "@tablee/shared/ids";
import type { BoardState } from "./board-store.ts";
import { followChoice } from "./card-faces.ts";
import type { Found } from "./find/found.ts";
import { Watched } from "./watched.ts";
import type { Selection } from "./workspace.ts";

/** All that one shape shows: what it is, what is done with it here and by others. */
export interface ShapeFace {
  readonly shape: Shape;
  readonly isSelected: boolean;
  /** Chosen, and nothing else with it. */
  readonly isAlone: boolean;
  readonly isEditing: boolean;
  /** Others are looked for. */
  readonly isDim: boolean;
  readonly writer: MemberId | null;
}

export interface ShapeFaces {
  read(id: ShapeId): ShapeFace | undefined;
  subscribe(id: ShapeId, call: () => void): () => void;
  close(): void;
}

export function createShapeFaces(parts: {
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly typing: StoreApi<ReadonlyMap<CardId, MemberId>>;
  readonly found: StoreApi<Found>;
}): ShapeFaces {
  const { board, selection, typing, found } = parts;
  const watched = new Watched<CardId, ShapeFace>((id) => {
    const shapes: ReadonlyMap<CardId, Shape> = board.getState().board.shapes;
    const shape = shapes.get(id);
    if (!shape) return undefined;
    const { ids, editing } = selection.getState();
    const isSelected = ids.has(id);
    const isAlone = isSelected && ids.size === 1;
    const { ids: wished } = found.getState();
    const isDim = wished !== null && !wished.has(id);
    return { shape, isSelected, isAlone, isEditing: editing === id, isDim, writer: typing.getState().get(id) ?? null };
  });
  const ends = [
    board.subscribe(({ touched }) => watched.look(touched)),
    followChoice(selection, watched),
    found.subscribe(() => watched.lookAtAll()),
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
