import { cardRect, centre, contains } from "@tablee/shared/board/geometry";
import type { Card, Point, Rect, Shape } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { boardOf, choose } from "../../actions/commands.ts";
import { dropCards } from "../../actions/drop.ts";
import type { Workspace } from "../../workspace.ts";
import { driftBy } from "../drift.ts";
import { movesOften } from "../moves.ts";
import { thingsAround, createSnap, seenBounds } from "../snapping.ts";
import type { Snap } from "../snapping.ts";
import { isFar, track } from "./track.ts";
import type { Gesture } from "./track.ts";

type Start = Pick<PointerEvent, "pointerId" | "clientX" | "clientY">;

/** How far the pointer has come, on the board. */
export function travel(ws: Workspace, start: Start, event: PointerEvent): Point {
  const { zoom } = ws.camera.state.getState();
  return { x: (event.clientX - start.clientX) / zoom, y: (event.clientY - start.clientY) / zoom };
}

export interface CardDrag {
  readonly ws: Workspace;
  readonly ids: readonly CardId[];
  readonly start: Start;
  /** Held by a group’s name. */
  readonly byName?: boolean;
  /** It was a press and no drag. */
  readonly onPress?: () => void;
}

/** Drawn at once by moving elements; told to others as presence; written once, on drop. */
export function startDrag({ ws, ids, start, byName = false, onPress }: CardDrag): void {
  let by: Point | null = null;
  let snap: Snap | null = null;
  let told: readonly (() => void)[] | null = null;
  const move = (event: PointerEvent): void => {
    if (!by && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
    // Not with the press, which is mostly no drag.
    snap ??= createSnap({ ws, rect: seenBounds(ws, ids), others: thingsAround(ws, ids) });
    told ??= tellMoved(ws, ids);
    by = snap.settle(travel(ws, start, event), event);
    ws.drift.mine(driftBy(ids, by));
    ws.table.presence.show({ drag: { ids, dx: by.x, dy: by.y } });
  };
  track(start, {
    move,
    end: (isDone) => {
      snap?.end();
      for (const end of told ?? []) end();
      ws.drift.mine(null);
      ws.table.presence.show({ drag: null });
      if (!isDone) return;
      if (by) dropCards(ws, { ids, by: { x: Math.round(by.x), y: Math.round(by.y) }, maySort: ws.maySort(), byName });
      else onPress?.();
    },
  });
}

/** Of more than these it costs more than it saves. */
const TOLD_MOST = 8;

function tellMoved(ws: Workspace, ids: readonly CardId[]): readonly (() => void)[] {
  if (ids.length > TOLD_MOST) return [];
  return ids.flatMap((id) => ws.mounted.get(id) ?? []).map((element) => movesOften(element, "translate"));
}

/** Moves the view with a finger or the mouse. */
export function startPan(ws: Workspace, start: Start, onPress?: () => void): void {
  let last: Point = { x: start.clientX, y: start.clientY };
  let isPan = false;
  track(start, {
    move: (event) => {
      if (!isPan && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      isPan = true;
      ws.camera.pan(event.clientX - last.x, event.clientY - last.y);
      last = { x: event.clientX, y: event.clientY };
    },
    end: (isDone) => {
      if (isDone && !isPan) onPress?.();
    },
  });
}

function between(one: Point, other: Point): Rect {
  return {
    x: Math.min(one.x, other.x),
    y: Math.min(one.y, other.y),
    w: Math.abs(one.x - other.x),
    h: Math.abs(one.y - other.y),
  };
}

export interface RectDrawing {
  readonly ws: Workspace;
  readonly start: Start;
  readonly at: (event: Pick<PointerEvent, "clientX" | "clientY">) => Point;
  /** The element that shows it, in the layer; `data-kind` says as what. */
  readonly shape: HTMLElement;
  readonly onMove?: (rect: Rect) => void;
  readonly onDone: (rect: Rect | null) => void;
}

/** A rectangle drawn with the pointer, in board pixels; null when it was a press and no drag. */
export function startRect({ start, at, shape, onMove, onDone }: RectDrawing): void {
  const first = at(start);
  let rect: Rect | null = null;
  const gesture: Gesture = {
    move: (event) => {
      if (!rect && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      rect = between(first, at(event));
      shape.hidden = false;
      Object.assign(shape.style, {
        left: `${rect.x}px`,
        top: `${rect.y}px`,
        width: `${rect.w}px`,
        height: `${rect.h}px`,
      });
      onMove?.(rect);
    },
    end: (isDone) => {
      shape.hidden = true;
      delete shape.dataset["kind"];
      if (isDone) onDone(rect);
    },
  };
  track(start, gesture);
}

/** Chooses the cards and shapes whose middle the rectangle covers; with Shift, those chosen before too. */
export function startMarquee(drawing: Omit<RectDrawing, "onMove" | "onDone"> & { readonly isAdding: boolean }): void {
  const { ws, isAdding } = drawing;
  const before = isAdding ? [...ws.selection.getState().ids] : [];
  const pick = (rect: Rect): void => {
    const { cards, shapes } = boardOf(ws);
    choose(ws, [...before, ...inRect(rect, cards.values()), ...shapesInRect(rect, shapes.values())]);
  };
  if (!isAdding) choose(ws, []);
  startRect({ ...drawing, onMove: pick, onDone: () => undefined });
}

function inRect(rect: Rect, cards: Iterable<Card>): CardId[] {
  const ids: CardId[] = [];
  for (const card of cards) if (contains(rect, centre(cardRect(card)))) ids.push(card.id);
  return ids;
}

/** A frame is chosen by going around it: cards are chosen one by one on it. */
function shapesInRect(rect: Rect, shapes: Iterable<Shape>): CardId[] {
  const ids: CardId[] = [];
  for (const { id, kind, rect: own } of shapes) {
    const corner = { x: own.x + own.w, y: own.y + own.h };
    const isIn = kind === "frame" ? contains(rect, own) && contains(rect, corner) : contains(rect, centre(own));
    if (isIn) ids.push(id);
  }
  return ids;
}
