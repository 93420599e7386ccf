import { inflate, intersects } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";

/**
 * Which part of the board is worth mounting. With hysteresis: a pan mounts a strip of cards every now and then, not one at
 * every pixel, and what has just left is kept for a while, so that going to and fro mounts nothing.
 */
export interface Cover {
  /** What was mounted for: as long as the view lies well in it, nothing changes. */
  readonly rect: Rect;
  readonly zoom: number;
}

/** Parts of the view's larger side, on each side of it: mounted, asked to be mounted already, and kept when mounted before. */
const AHEAD = 0.16;
const NEAR = 0.06;
const KEPT = 0.4;
/** Of the picture, which costs no card anything. */
const AHEAD_DRAWN = 0.4;
/** While the zoom changes: a hand that goes out comes to three times as much before the picture is drawn again. */
const AHEAD_ZOOMING = 1;
/** Below this many cards, all are mounted: the browser's own search finds them, and there is nothing to win. */
export const CULL_FROM_COUNT = 150;
/** From far away, so many of those in view are mounted without their words, for keys and readers; the list has all. */
export const FAR_MOUNTED_COUNT = 300;
/** Card text of 15.5 px is under 6 px then, which nobody reads: one picture is drawn instead of text laid out. */
const FAR_ZOOM = 0.37;
/** Coming back, a little later: at the border nothing flickers. */
const NEAR_ZOOM = 0.4;

function around(seen: Rect, part: number): Rect {
  return inflate(seen, Math.max(seen.w, seen.h) * part);
}

export function coverOf(seen: Rect, zoom: number): Cover {
  return { rect: around(seen, zoom < FAR_ZOOM ? AHEAD_DRAWN : AHEAD), zoom };
}

/** For the picture while the zoom changes. */
export function zoomingCoverOf(seen: Rect, zoom: number): Cover {
  return { rect: around(seen, AHEAD_ZOOMING), zoom };
}

/** Of what is mounted already, what lies in this stays so. */
export function keptRect(seen: Rect): Rect {
  return around(seen, KEPT);
}

/** False when the view comes near the edge of the cover, or has come to rest so close that most of the cover is out of sight. */
export function isCovered(cover: Cover, seen: Rect, zoom: number | "changing"): boolean {
  const { rect } = cover;
  const near = around(seen, NEAR);
  const isInside =
    near.x >= rect.x && near.y >= rect.y && near.x + near.w <= rect.x + rect.w && near.y + near.h <= rect.y + rect.h;
  return isInside && (zoom === "changing" || zoom <= cover.zoom * 2);
}

export function isMounted(cover: Cover, rect: Rect): boolean {
  return intersects(cover.rect, rect);
}

export function isFarAt(zoom: number, wasFar: boolean): boolean {
  return zoom < (wasFar ? NEAR_ZOOM : FAR_ZOOM);
}
