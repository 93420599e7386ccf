import { boundsOf, CARD_GAP_PX, intersects } from "./geometry.ts";
import type { Point, Rect, Size } from "./types.ts";

export const ALIGNMENTS = ["left", "centre", "right", "top", "middle", "bottom"] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** New corners for the rectangles, in their order: on one edge or one middle line of what holds them all. */
export function aligned(rects: readonly Rect[], how: Alignment): Point[] {
  const all = boundsOf(rects);
  if (!all) return [];
  return rects.map(({ x, y, w, h }) => {
    if (how === "left") return { x: all.x, y };
    if (how === "centre") return { x: all.x + (all.w - w) / 2, y };
    if (how === "right") return { x: all.x + all.w - w, y };
    if (how === "top") return { x, y: all.y };
    if (how === "middle") return { x, y: all.y + (all.h - h) / 2 };
    return { x, y: all.y + all.h - h };
  });
}

/** New corners in a grid from the top left, as near to a square as the count allows; no two overlap. */
export function tidied(rects: readonly Rect[]): Point[] {
  const all = boundsOf(rects);
  if (!all) return [];
  const columns = Math.ceil(Math.sqrt(rects.length));
  const width = Math.max(...rects.map(({ w }) => w)) + CARD_GAP_PX;
  // As people see them: row by row, so that tidying twice changes nothing.
  const seen = rects.map((rect, index) => ({ rect, index })).sort((one, other) => inRows(one.rect, other.rect));
  const points: Point[] = Array.from({ length: rects.length }, () => ({ x: all.x, y: all.y }));
  let top = all.y;
  for (let row = 0; row * columns < seen.length; row += 1) {
    const cells = seen.slice(row * columns, (row + 1) * columns).sort((one, other) => one.rect.x - other.rect.x);
    const y = top;
    cells.forEach(({ index }, column) => (points[index] = { x: all.x + column * width, y }));
    top += Math.max(...cells.map(({ rect }) => rect.h)) + CARD_GAP_PX;
  }
  return points;
}

function inRows(one: Rect, other: Rect): number {
  return one.y - other.y || one.x - other.x;
}

export type Axis = "x" | "y";

/** New corners with equal gaps between the rectangles along one axis, within what holds them all now. */
export function distributed(rects: readonly Rect[], axis: Axis): Point[] {
  const length = (rect: Rect): number => (axis === "x" ? rect.w : rect.h);
  const points = rects.map(({ x, y }): Point => ({ x, y }));
  const row = rects
    .map((rect, index) => ({ rect, index }))
    .sort((one, other) => one.rect[axis] + length(one.rect) / 2 - other.rect[axis] - length(other.rect) / 2);
  const all = boundsOf(rects);
  if (!all || row.length < 3) return points;
  const gap = (length(all) - row.reduce((sum, { rect }) => sum + length(rect), 0)) / (row.length - 1);
  let at = all[axis];
  for (const { rect, index } of row) {
    const { x, y } = rect;
    points[index] = axis === "x" ? { x: at, y } : { x, y: at };
    at += length(rect) + gap;
  }
  return points;
}

/** Rectangles as they lie in `before`, stretched with it until it is as large as `to`; its top left stays. */
export function scaled(rects: readonly Rect[], before: Rect, to: Size): Rect[] {
  const [across, down] = [to.w / before.w, to.h / before.h];
  return rects.map(({ x, y, w, h }) => ({
    x: before.x + (x - before.x) * across,
    y: before.y + (y - before.y) * down,
    w: w * across,
    h: h * down,
  }));
}

interface Layered {
  readonly id: string;
  readonly rect: Rect;
}

/**
 * One step up or down among what lies over each other: the next one that touches what is chosen is passed, so that each
 * step is seen. `layers`: from the lowest. Answers before which of the others they go, null for above all; undefined
 * when nothing that they touch is left to pass.
 */
export function layerStep<Layer extends Layered>(
  layers: readonly Layer[],
  chosen: ReadonlySet<string>,
  by: 1 | -1,
): Layer | null | undefined {
  const mine = layers.filter(({ id }) => chosen.has(id));
  const others = layers.filter(({ id }) => !chosen.has(id));
  const touches = ({ rect }: Layered): boolean => mine.some((one) => intersects(one.rect, rect));
  if (by === 1) {
    const from = layers.findIndex(({ id }) => chosen.has(id));
    const passed = layers.find((layer, at) => at > from && !chosen.has(layer.id) && touches(layer));
    return passed && (others[others.indexOf(passed) + 1] ?? null);
  }
  const from = layers.findLastIndex(({ id }) => chosen.has(id));
  return layers.findLast((layer, at) => at < from && !chosen.has(layer.id) && touches(layer));
}
