import * as limits from "../limits.ts";

/** What drawings of other programs have in common on their way in. */

/** Before a line is made simpler: a file may hold any number. */
export const POINTS_MAX_COUNT = 20_000;
export const TOLERANCE_PX = 0.4;
export const PLAIN_PRESSURE = 0.5;

/** Never -0, which JSON writes as 0. */
export function whole(value: number): number {
  return Math.round(value) + 0;
}

/** A number that a board has room for. */
export function held(value: number): number {
  return Math.min(limits.COORDINATE_MAX_PX, Math.max(-limits.COORDINATE_MAX_PX, value));
}
