/** Whether a measure stays where it is once everything is warm. */

export interface Point {
  readonly minute: number;
  readonly value: number;
}

export interface Flatness {
  /** The median of the warm beginning, and of the last third. */
  readonly early: number;
  readonly late: number;
  readonly growth: number;
  /** How much of the early median the steady trend adds from the beginning to the end. */
  readonly trend: number;
  readonly isFlat: boolean;
}

export const GROWTH_MAX = 0.1;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}

/** The median of the slopes between all pairs: a single collection of garbage does not bend it. */
function slopeOf(points: readonly Point[]): number {
  return median(
    points.flatMap((one, at) =>
      points.slice(at + 1).map((other) => (other.value - one.value) / (other.minute - one.minute)),
    ),
  );
}

/** `warmAt`: from when on it counts, in minutes; `earlyUntil`: the end of what the rest is compared with. */
export function flatnessOf(
  points: readonly Point[],
  { warmAt, earlyUntil }: { readonly warmAt: number; readonly earlyUntil: number },
): Flatness {
  const warm = points.filter(({ minute }) => minute >= warmAt);
  const [first, last] = [warm[0]?.minute ?? 0, warm.at(-1)?.minute ?? 0];
  const valuesOf = (some: readonly Point[]): number[] => some.map(({ value }) => value);
  const early = median(valuesOf(warm.filter(({ minute }) => minute <= earlyUntil)));
  const late = median(valuesOf(warm.filter(({ minute }) => minute >= last - (last - first) / 3)));
  const growth = late / early - 1;
  const trend = (slopeOf(warm) * (last - first)) / early;
  return { early, late, growth, trend, isFlat: growth <= GROWTH_MAX && trend <= GROWTH_MAX };
}
