import { addShapes } from "@tablee/shared/board/edit-shapes";
import type { AddShapeReason, NewShape } from "@tablee/shared/board/edit-shapes";
import { STROKE_UNITS } from "@tablee/shared/board/stroke";
import type { Point, Rect, Size } from "@tablee/shared/board/types";
import type { ShapeId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import type { ShapeTool, Workspace } from "../workspace.ts";
import type { Said } from "./action.ts";
import { allowedShape } from "./arrange.ts";
import { boardOf, choose } from "./commands.ts";
import { focusCard, viewCentre } from "./look-around.ts";

/** Shapes put down: by a pointer where it draws, by keys in the middle of the view. */

/** Of one that was pressed and not drawn. */
const SIZES: Readonly<Record<ShapeTool, Size>> = {
  rectangle: { w: 240, h: 140 },
  ellipse: { w: 220, h: 140 },
  diamond: { w: 240, h: 160 },
  arrow: { w: 180, h: 1 },
  text: { w: 240, h: 40 },
  frame: { w: 960, h: 540 },
  stamp: { w: 72, h: 72 },
};
const BESIDE_PX = 24;

export interface ShapeWish {
  readonly kind: ShapeTool;
  readonly rect: Rect;
  readonly points?: readonly number[];
  readonly stamp?: string;
}

export function sizedAround(kind: ShapeTool, { x, y }: Point): Rect {
  const { w, h } = SIZES[kind];
  return { x: Math.round(x - w / 2), y: Math.round(y - h / 2), w, h };
}

/** From left to right through the middle. */
function level(kind: ShapeTool): Pick<ShapeWish, "points"> {
  return kind === "arrow" ? { points: [0, 0, STROKE_UNITS, 0] } : {};
}

/** Chosen and ready for keys; a text is written at once. */
export function putShape(ws: Workspace, wish: ShapeWish): Said | void {
  const { kind, rect, stamp } = wish;
  const { points = level(kind).points } = wish;
  const shape: NewShape = {
    kind,
    rect: allowedShape(kind, rect),
    ...(points && { points }),
    ...(stamp !== undefined && { stamp }),
  };
  const added = addShapes(ws.hand(), [shape]);
  if (!added.ok) return saidOf(added);
  const [id] = added.value;
  if (id) show(ws, id, kind === "text");
}

function show(ws: Workspace, id: ShapeId, isWritten: boolean): void {
  const rect = boardOf(ws).shapes.get(id)?.rect;
  if (rect) ws.camera.reveal(rect);
  if (!isWritten) {
    choose(ws, [id]);
    return focusCard(id);
  }
  ws.selection.setState({ ids: new Set([id]), editing: id, fresh: id, link: null });
}

export function saidOf(added: Reply<unknown, AddShapeReason>): Said | void {
  if (added.ok) return;
  return added.reason === "too-many-shapes" ? "tooManyShapes" : "tooLong";
}

/** In the middle of what is seen, beside what was put there before. */
export function newShape(ws: Workspace, kind: ShapeTool, stamp?: string): Said | void {
  const taken = new Set([...boardOf(ws).shapes.values()].map(({ rect }) => `${rect.x} ${rect.y}`));
  let rect = sizedAround(kind, viewCentre(ws));
  while (taken.has(`${rect.x} ${rect.y}`)) rect = { ...rect, x: rect.x + BESIDE_PX, y: rect.y + BESIDE_PX };
  return putShape(ws, { kind, rect, ...(stamp !== undefined && { stamp }) });
}
