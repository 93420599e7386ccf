import { centre, zoneAt } from "@tablee/shared/board/geometry";
import { compareOrder } from "@tablee/shared/board/order";
import type { Rect, Zone } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";

function overlap(a: Rect, b: Rect): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return Math.max(0, w) * Math.max(0, h);
}

/**
 * The area somebody looks at: the one in the middle of what they see, else the one that fills most of it. Null when
 * all are in sight, for then the view says nothing. Board pixels.
 */
export function areaInView(all: Iterable<Zone>, seen: Rect): ZoneId | null {
  const zones = [...all].sort(compareOrder);
  const isWhole = zones.every(({ rect }) => overlap(rect, seen) >= rect.w * rect.h);
  if (zones.length === 0 || isWhole) return null;
  const middle = zoneAt(zones, centre(seen));
  if (middle) return middle.id;
  const largest = zones.reduce((best, zone) => (overlap(zone.rect, seen) > overlap(best.rect, seen) ? zone : best));
  return overlap(largest.rect, seen) > 0 ? largest.id : null;
}
