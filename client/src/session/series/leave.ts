import { isOver } from "@tablee/shared/board/items";
import { outlineOf, zoneOf } from "@tablee/shared/board/outline";
import { KINDS } from "@tablee/shared/board/types";
import type { Board, Kind } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import type { LeftBehind } from "@tablee/shared/session/series";

/** What of a board goes along into the next meeting, told by area, by kind and as drawings; what is left behind is in the archive. */

export const OUTSIDE = "outside";
/** An area, or outside of any. */
export type Place = ZoneId | typeof OUTSIDE;

export interface Left {
  readonly places: ReadonlySet<Place>;
  readonly kinds: ReadonlySet<Kind>;
  /** What is removed, done or kept. */
  readonly over: boolean;
  readonly drawings: boolean;
}

export const NOTHING_LEFT: Left = { places: new Set(), kinds: new Set(), over: false, drawings: false };

export interface PlaceCount {
  readonly place: Place;
  /** Null: outside of any area. */
  readonly title: string | null;
  readonly count: number;
}

/** Where cards lie, in reading order. */
export function placesOf(board: Board): readonly PlaceCount[] {
  return outlineOf(board)
    .filter(({ count }) => count > 0)
    .map(({ zone, count }) => ({ place: zone?.id ?? OUTSIDE, title: zone?.title ?? null, count }));
}

export function kindsOf(board: Board): readonly { readonly kind: Kind; readonly count: number }[] {
  const counts = new Map<Kind, number>();
  for (const { kind } of board.cards.values()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, count }];
  });
}

export function countOver(board: Board): number {
  return [...board.cards.values()].filter((card) => isOver(board, card)).length;
}

export function countGoing(board: Board, { places, kinds, over }: Left): number {
  return [...board.cards.values()].filter(
    (card) =>
      !kinds.has(card.kind) && !places.has(zoneOf(board, card)?.id ?? OUTSIDE) && !(over && isOver(board, card)),
  ).length;
}

export function asCommand({ places, kinds, over, drawings }: Left): LeftBehind {
  const zones = [...places].flatMap((place) => (place === OUTSIDE ? [] : [place]));
  return { zones, outside: places.has(OUTSIDE), kinds: [...kinds], over, drawings };
}

export function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
