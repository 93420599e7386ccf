import * as Y from "yjs";
import type { FileId, ShapeId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { lastOrder, putBefore } from "./edit-order.ts";
import { put, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { keysBetween } from "./order.ts";
import { readShape } from "./read-shape.ts";
import { entryOf, rootOf } from "./schema.ts";
import { heldPoints, isLine, POINT_NUMBERS } from "./stroke.ts";
import type { Stroke } from "./stroke.ts";
import type { Point, Rect, ShapeKind } from "./types.ts";

/** Every change of what hands draw. Words inside are a text of their own, changed like those of a card. */

export interface NewShape {
  readonly kind: ShapeKind;
  readonly rect: Rect;
  readonly text?: string;
  readonly colour?: string | null;
  readonly points?: readonly number[];
  readonly stamp?: string | null;
  readonly file?: FileId | null;
  readonly locked?: boolean;
}

export type AddShapeReason = "too-many-shapes" | "text-too-long" | "too-many-points";

/** Adds all or none, in the order given, over what is there, in one step of undo. */
export function addShapes(hand: Hand, shapes: readonly NewShape[]): Reply<ShapeId[], AddShapeReason> {
  const root = rootOf(hand.doc, "shapes");
  if (root.size + shapes.length > limits.SHAPES_MAX_COUNT) return no("too-many-shapes");
  const refused = shapes.map(refusalOf).find((reason) => reason !== null);
  if (refused) return no(refused);
  if (shapes.length === 0) return yes([]);
  const orders = keysBetween({ after: lastOrder(hand.doc, "shapes"), count: shapes.length, suffix: hand.suffix() });
  return yes(
    transact(hand, () =>
      shapes.map((shape, index) => {
        // Made by newId just now: the brand says no more than that.
        const id = hand.newId() as ShapeId;
        root.set(id, shapeEntry(hand, shape, orders[index] ?? "a0"));
        return id;
      }),
    ),
  );
}

/** What bars a shape from any board, however empty. */
export function refusalOf({
  kind,
  text = "",
  stamp,
  points = [],
}: NewShape): Exclude<AddShapeReason, "too-many-shapes"> | null {
  if (text.length > limits.SHAPE_TEXT_MAX_CHARS) return "text-too-long";
  if ((stamp?.length ?? 0) > limits.STAMP_MAX_CHARS) return "text-too-long";
  const numbers = isLine(kind) ? POINT_NUMBERS[kind] : 1;
  return points.length > limits.STROKE_POINTS_MAX_COUNT * numbers ? "too-many-points" : null;
}

/** As the document keeps it, but for its order, its birth, and its words being a text that many write. */
export function shapeValues(shape: NewShape): Readonly<Record<string, unknown>> {
  const { kind, rect, text = "", colour, points = [], stamp, file, locked = false } = shape;
  const drawn = isLine(kind) ? heldPoints(points, POINT_NUMBERS[kind]) : [];
  return {
    kind,
    rect: { ...rect },
    text,
    colour,
    points: drawn.length > 0 ? drawn : null,
    stamp,
    file,
    locked: locked || null,
  };
}

function shapeEntry(hand: Hand, shape: NewShape, order: string): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  const values: Readonly<Record<string, unknown>> = { ...shapeValues(shape), order };
  for (const [key, value] of Object.entries(values)) {
    // There from the start: two people who begin to write in an empty shape write in the same text.
    if (key === "text") entry.set(key, new Y.Text(String(value)));
    else if (value !== undefined && value !== null) entry.set(key, value);
  }
  entry.set("born", { by: hand.by, at: hand.now() });
  return entry;
}

/** By their upper left corners: one key per shape, all in one step. */
export function moveShapes(hand: Hand, moves: readonly (Point & { readonly id: ShapeId })[]): void {
  transact(hand, () => {
    for (const { id, x, y } of moves) {
      const entry = entryOf(hand.doc, "shapes", id);
      const shape = entry && readShape(id, entry);
      if (shape) put(entry, "rect", { ...shape.rect, x, y });
    }
  });
}

/** Moved and resized: points lie in the rectangle, and are stretched with it. */
export function placeShapes(hand: Hand, places: readonly { readonly id: ShapeId; readonly rect: Rect }[]): void {
  transact(hand, () => {
    for (const { id, rect } of places) {
      const entry = entryOf(hand.doc, "shapes", id);
      if (entry) put(entry, "rect", { ...rect });
    }
  });
}

/** Draws a stroke or an arrow anew: its rectangle and the points in it go together. */
export function pointShape(hand: Hand, id: ShapeId, { rect, points }: Stroke): void {
  const entry = entryOf(hand.doc, "shapes", id);
  const kind = entry && readShape(id, entry)?.kind;
  if (!entry || !kind || !isLine(kind)) return;
  transact(hand, () => {
    put(entry, "rect", { ...rect });
    put(entry, "points", heldPoints(points, POINT_NUMBERS[kind]));
  });
}

export interface ShapeLook {
  readonly colour?: string | null;
  readonly stamp?: string;
  readonly file?: FileId | null;
}

export function styleShapes(hand: Hand, ids: readonly ShapeId[], look: ShapeLook): void {
  transact(hand, () => {
    for (const id of ids) {
      const entry = entryOf(hand.doc, "shapes", id);
      if (!entry) continue;
      for (const [key, value] of Object.entries(look)) put(entry, key, value);
    }
  });
}

/** By courtesy only, as with cards. */
export function lockShapes(hand: Hand, ids: readonly ShapeId[], isLocked: boolean): void {
  transact(hand, () => {
    for (const id of ids) {
      const entry = entryOf(hand.doc, "shapes", id);
      if (entry) put(entry, "locked", isLocked ? true : null);
    }
  });
}

/** Puts shapes before `next` (or last) in the list, in presenting and in which lies over which. */
export function orderShapes(hand: Hand, ids: readonly ShapeId[], next: ShapeId | null): void {
  putBefore(hand, "shapes", { ids, next });
}

export function deleteShapes(hand: Hand, ids: readonly ShapeId[]): void {
  transact(hand, () => {
    for (const id of ids) if (entryOf(hand.doc, "shapes", id)) rootOf(hand.doc, "shapes").delete(id);
  });
}
