import { centre, zoneAt } from "../board/geometry.ts";
import type { Point, Rect } from "../board/types.ts";

/** Membership as the format has it: what lies inside a rectangle. One rule for reading and for writing. */

export interface Frame<Key> {
  readonly key: Key;
  readonly rect: Rect;
}

export interface GroupHome<Key> extends Frame<Key> {
  readonly zone: Key | null;
}

export interface Home<Key> {
  readonly zone: Key | null;
  readonly group: Key | null;
}

export function zoneHome<Key>(zones: readonly Frame<Key>[], point: Point): Key | null {
  return zoneAt(zones, point)?.key ?? null;
}

/** The innermost group around the centre, and that group’s area; else the innermost area. */
export function homeOf<Key>(
  card: Rect,
  frames: { readonly zones: readonly Frame<Key>[]; readonly groups: readonly GroupHome<Key>[] },
): Home<Key> {
  const point = centre(card);
  const group = zoneAt(frames.groups, point);
  return group ? { zone: group.zone, group: group.key } : { zone: zoneHome(frames.zones, point), group: null };
}
