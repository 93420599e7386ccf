import { Random } from "./random.ts";

/** Moments and people chosen by chance, the same again for the same seed. */
export interface Chance {
  readonly seed: number;
  /** A whole number, both ends included. */
  whole(low: number, high: number): number;
  oneOf<Value>(choices: readonly Value[]): Value;
  isHit(share: number): boolean;
}

const FINE = 1_000_000;

export function chanceOf(seed: number): Chance {
  const random = new Random(seed);
  return {
    seed,
    whole: (low, high) => low + random.below(high - low + 1),
    oneOf: (choices) => {
      const chosen = random.pick(choices);
      if (chosen === undefined) throw new Error("nothing to choose from");
      return chosen;
    },
    isHit: (share) => random.below(FINE) < share * FINE,
  };
}
