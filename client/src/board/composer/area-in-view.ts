import { centre, zoneAt } from "@tablee/shared/board/geometry";
import type { Rect, Zone } from "@tablee/shared/board/types";

function overlap(a: Rect, b: Rect): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return Math.max(0, w) * Math.max(0, h);
}

/**
 * The area for the next card: the usual one while it is in sight, so that nothing changes under the hand; once half of
 * it is out of sight, the area in the middle of what is seen, else the one that fills most of it. Board pixels.
 */
export function areaInView(zones: readonly Zone[], seen: Rect, usual: Zone | null): Zone | null {
  if (usual && overlap(usual.rect, seen) * 2 >= usual.rect.w * usual.rect.h) return usual;
  const middle = zoneAt(zones, centre(seen));
  if (middle) return middle;
  const [largest] = [...zones].sort((a, b) => overlap(b.rect, seen) - overlap(a.rect, seen));
  return largest && overlap(largest.rect, seen) > 0 ? largest : usual;
}
