import { compareOrder } from "@tablee/shared/board/order";
import { ARROW_WIDTH_PX, drawnPoints, INK_WIDTH_PX, isLine } from "@tablee/shared/board/stroke";
import type { Colour, Point, Rect, Shape } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { knownColour } from "../card-face.ts";
import { boxPath, headPath, linePath } from "./drawings/shape-path.ts";

/** Shapes in the picture of what is far away: lines and grounds as they are, words and images as places. */

export type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export interface ShapesPicture {
  readonly shapes: readonly Shape[];
  readonly area: Rect;
  readonly scale: number;
  readonly driftOf: (id: CardId) => Point | undefined;
}

export interface ShapePaints {
  readonly ink: string;
  readonly muted: string;
  readonly ground: string;
  readonly of: ReadonlyMap<Colour, { readonly paper: string; readonly edge: string }>;
}

const LINE_PX = 2.5;
const LINE_LEAST_PX = 0.75;

export function drawShapes(context: Pen, paints: ShapePaints, picture: ShapesPicture): void {
  const { shapes, area, scale, driftOf } = picture;
  context.save();
  context.lineCap = "round";
  context.lineJoin = "round";
  for (const shape of shapes.toSorted(compareOrder)) {
    const by = driftOf(shape.id);
    const at = { x: shape.rect.x + (by?.x ?? 0) - area.x, y: shape.rect.y + (by?.y ?? 0) - area.y };
    context.setTransform(scale, 0, 0, scale, at.x * scale, at.y * scale);
    drawShape(context, paints, { shape, scale });
  }
  context.restore();
}

function drawShape(
  context: Pen,
  { ink, muted, ground, of }: ShapePaints,
  { shape, scale }: { readonly shape: Shape; readonly scale: number },
): void {
  const { kind, rect, points, stamp } = shape;
  const known = knownColour(shape.colour);
  const paint = known ? of.get(known) : undefined;
  const least = LINE_LEAST_PX / scale;
  context.strokeStyle = paint?.edge ?? ink;
  if (isLine(kind)) {
    const local = drawnPoints({ kind, points, rect: { ...rect, x: 0, y: 0 } });
    context.lineWidth = Math.max(least, kind === "ink" ? INK_WIDTH_PX * 0.7 : ARROW_WIDTH_PX);
    context.stroke(new Path2D(linePath(local) + (kind === "arrow" ? headPath(local) : "")));
    return;
  }
  const box = boxPath(kind, rect);
  if (box !== null) {
    const outline = new Path2D(box);
    context.fillStyle = paint?.paper ?? ground;
    context.lineWidth = Math.max(least, LINE_PX);
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, which is no array
    if (kind !== "frame") context.fill(outline);
    return context.stroke(outline);
  }
  context.fillStyle = muted;
  if (kind === "stamp") {
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${Math.min(rect.w, rect.h) * 0.82}px system-ui`;
    return context.fillText(stamp ?? "", rect.w / 2, rect.h / 2);
  }
  context.globalAlpha = 0.35;
  context.fillRect(0, rect.h * 0.3, rect.w, rect.h * 0.4);
  context.globalAlpha = 1;
}
