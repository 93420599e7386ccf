import type { Points } from "./ballots.ts";
import type { CardId } from "../ids.ts";

export interface Ranked {
  readonly card: CardId;
  readonly points: number;
  /** From 1; equal points have the same, and the next one counts those before it. */
  readonly rank: number;
  readonly isTied: boolean;
}

/** Those with points, most first, equals in the order of the vote. */
export function rankedOf(totals: Points): Ranked[] {
  const chosen = totals.filter(([, points]) => points > 0).toSorted(([, one], [, other]) => other - one);
  return chosen.map(([card, points]) => ({
    card,
    points,
    rank: 1 + chosen.filter(([, more]) => more > points).length,
    isTied: chosen.filter(([, same]) => same === points).length > 1,
  }));
}
