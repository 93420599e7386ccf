import type { Point, Rect, Size } from "@tablee/shared/board/types";

const GAP_PX = 14;
const EDGE_PX = 8;

/**
 * Where a bar goes beside what it is about, screen pixels: above, else below, else at a side, and always in view. What
 * fills the whole view leaves the bar the foot of it.
 */
export function barPlace({
  target,
  bar,
  view,
}: {
  readonly target: Rect;
  readonly bar: Size;
  readonly view: Rect;
}): Point {
  const within = (at: number, low: number, high: number): number => Math.max(low, Math.min(at, high));
  const x = within(target.x + target.w / 2 - bar.w / 2, view.x + EDGE_PX, view.x + view.w - bar.w - EDGE_PX);
  const y = within(target.y, view.y + EDGE_PX, view.y + view.h - bar.h - EDGE_PX);
  const places: readonly Point[] = [
    { x, y: target.y - bar.h - GAP_PX },
    { x, y: target.y + target.h + GAP_PX },
    { x: target.x + target.w + GAP_PX, y },
    { x: target.x - bar.w - GAP_PX, y },
  ];
  const fits = (at: Point): boolean =>
    at.x >= view.x && at.y >= view.y && at.x + bar.w <= view.x + view.w && at.y + bar.h <= view.y + view.h;
  return places.find(fits) ?? { x, y: view.y + view.h - bar.h - EDGE_PX };
}
