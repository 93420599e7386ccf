import { inflate, intersects } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";

/**
 * Which cards are worth mounting. A linear scan: 2,000 comparisons cost less than one card. With hysteresis, so that a
 * pan mounts a ring of cards every now and then, and not one at every pixel.
 */
export interface Cover {
  /** What was mounted for: as long as the view lies in it, nothing changes. */
  readonly rect: Rect;
  readonly zoom: number;
}

/** Part of the view's size kept mounted on each side. */
const AHEAD = 0.5;
/** Below this many cards, all are mounted: the browser's own search finds them, and there is nothing to win. */
export const CULL_FROM_COUNT = 150;

export function coverOf(seen: Rect, zoom: number): Cover {
  return { rect: inflate(seen, Math.max(seen.w, seen.h) * AHEAD), zoom };
}

/** False when the view has left the cover, or has come so near that most of the cover is out of sight. */
export function isCovered(cover: Cover, seen: Rect, zoom: number): boolean {
  const { rect } = cover;
  const isInside =
    seen.x >= rect.x && seen.y >= rect.y && seen.x + seen.w <= rect.x + rect.w && seen.y + seen.h <= rect.y + rect.h;
  return isInside && zoom <= cover.zoom * 2;
}

export function isMounted(cover: Cover, rect: Rect): boolean {
  return intersects(cover.rect, rect);
}
