import { intersects } from "@tablee/shared/board/geometry";
import type { Point, Rect, Size } from "@tablee/shared/board/types";

const GAP_PX = 14;
const EDGE_PX = 8;

/** How much of the foot of a phone’s view the column for its size takes, at the end of the line. */
const ZOOM: Size = { w: 62, h: 156 };

/** The corner that another bar has already. */
export function takenCorner(screen: Size): Rect {
  return { x: screen.w - ZOOM.w, y: screen.h - ZOOM.h, ...ZOOM };
}

/**
 * Where a bar goes beside what it is about, screen pixels: above, else below, else at a side, and always in view. What
 * fills the whole view leaves the bar the foot of it.
 */
export function barPlace({
  target,
  bar,
  view,
  taken,
}: {
  readonly target: Rect;
  readonly bar: Size;
  readonly view: Rect;
  /** Left free where the bar can go beside it. */
  readonly taken?: Rect | undefined;
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
  const at = places.find(fits) ?? { x, y: view.y + view.h - bar.h - EDGE_PX };
  if (!taken || !intersects({ ...at, ...bar }, taken)) return at;
  return { x: Math.max(view.x + EDGE_PX, Math.min(at.x, taken.x - bar.w)), y: at.y };
}
