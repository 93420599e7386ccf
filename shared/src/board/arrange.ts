import { boundsOf, CARD_GAP_PX } from "./geometry.ts";
import type { Point, Rect } from "./types.ts";

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
