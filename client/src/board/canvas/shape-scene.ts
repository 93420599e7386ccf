import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { intersects } from "@tablee/shared/board/geometry";
import { compareOrder } from "@tablee/shared/board/order";
import { paintedRect } from "@tablee/shared/board/stroke";
import type { Rect, Shape } from "@tablee/shared/board/types";
import type { CardId, ShapeId } from "@tablee/shared/ids";
import type { BoardState } from "../board-store.ts";
import type { Selection } from "../workspace.ts";
import type { Camera } from "./camera.ts";
import { CULL_FROM_COUNT, FAR_MOUNTED_COUNT, keptRect } from "./culling.ts";
import type { DriftStore } from "./drift.ts";
import type { SceneState } from "./scene.ts";
import { Grid } from "./spatial.ts";

interface Parts {
  readonly board: StoreApi<BoardState>;
  readonly selection: StoreApi<Selection>;
  readonly camera: Camera;
  readonly drift: DriftStore;
  /** Of the cards: shapes are mounted for the same part of the board. */
  readonly cards: StoreApi<SceneState>;
}

/** All shapes as they lie over each other, and are listed. */
export function shapesInOrder({ shapes }: { readonly shapes: ReadonlyMap<ShapeId, Shape> }): Shape[] {
  return [...shapes.values()].sort(compareOrder);
}

/** Which shapes are on the canvas now: all of a few; of many, those near the view, and from far away as many as are borne. */
export class ShapeScene {
  readonly state: StoreApi<{ readonly shown: readonly ShapeId[] }>;
  readonly #parts: Parts;
  readonly #grid = new Grid<ShapeId>();
  readonly #ends: readonly (() => void)[];

  constructor(parts: Parts) {
    const { board, selection, drift, cards } = parts;
    this.#parts = parts;
    for (const shape of board.getState().board.shapes.values()) this.#grid.put(shape.id, paintedRect(shape));
    this.state = createStore(() => ({ shown: this.#look([]) }));
    this.#ends = [
      board.subscribe((next, before) => {
        if (next.board.shapes === before.board.shapes) return;
        this.#take(next);
        this.#again();
      }),
      cards.subscribe((next, before) => {
        if (next.cover !== before.cover || next.isFar !== before.isFar) this.#again();
      }),
      selection.subscribe((next, before) => {
        if (next.ids !== before.ids || next.editing !== before.editing) this.#again();
      }),
      drift.state.subscribe((next, before) => {
        if (next.drift.size !== before.drift.size) this.#again();
      }),
    ];
  }

  within(area: Rect): Set<ShapeId> {
    return this.#grid.within(area);
  }

  close(): void {
    for (const end of this.#ends) end();
  }

  #take({ touched, board }: BoardState): void {
    const shapes: ReadonlyMap<CardId, Shape> = board.shapes;
    for (const id of touched) {
      const shape = shapes.get(id);
      if (shape) this.#grid.put(shape.id, paintedRect(shape));
      // Of a card that has gone, or changed, nothing lies here.
      else this.#grid.remove(id as ShapeId);
    }
  }

  #again(): void {
    const { shown: before } = this.state.getState();
    const shown = this.#look(before);
    const isSame = shown.length === before.length && shown.every((id, at) => id === before[at]);
    if (!isSame) this.state.setState({ shown });
  }

  #look(before: readonly ShapeId[]): readonly ShapeId[] {
    const { board, camera, cards } = this.#parts;
    const { shapes } = board.getState().board;
    const sorted = shapesInOrder({ shapes });
    if (sorted.length < CULL_FROM_COUNT) return sorted.map(({ id }) => id);
    const { isFar, cover } = cards.getState();
    const held = this.#held();
    const wanted = this.#grid.within(isFar ? camera.seen() : cover.rect);
    if (!isFar) {
      const kept = keptRect(camera.seen());
      for (const id of before) {
        const rect = this.#grid.get(id);
        if (rect && intersects(kept, rect)) wanted.add(id);
      }
    }
    const near = sorted.filter(({ id }) => wanted.has(id)).slice(0, isFar ? FAR_MOUNTED_COUNT : sorted.length);
    const mounted = new Set(near.map(({ id }) => id));
    return sorted.filter(({ id }) => mounted.has(id) || held.has(id)).map(({ id }) => id);
  }

  /** Chosen, moving or written in. A whole large board may be: it is then treated as any other. */
  #held(): ReadonlySet<CardId> {
    const { ids, editing } = this.#parts.selection.getState();
    const { drift } = this.#parts.drift.state.getState();
    const held = new Set<CardId>(editing === null ? [] : [editing]);
    for (const some of [ids, drift]) if (some.size < CULL_FROM_COUNT) for (const id of some.keys()) held.add(id);
    return held;
  }
}
