import type { ConsentResult, Consents, VoteResult, Votes } from "./ballots.ts";
import type { Ranked } from "./ranks.ts";
import type { SessionView } from "./types.ts";

/** What the screen for the room shows of votes: of this phase alone, and of those that are over, the last. */

export type Shown =
  | { readonly kind: "vote"; readonly result: VoteResult }
  | { readonly kind: "consent"; readonly result: ConsentResult };

export function shownOf({
  phase,
  votes,
  consents,
}: Pick<SessionView, "phase"> & {
  readonly votes: Pick<Votes, "results">;
  readonly consents: Pick<Consents, "results">;
}): Shown | null {
  const here: Shown[] = [
    ...votes.results.map((result) => ({ kind: "vote", result }) as const),
    ...consents.results.map((result) => ({ kind: "consent", result }) as const),
  ].filter(({ result }) => result.phase === phase);
  return here.toSorted((one, other) => one.result.closedAt - other.result.closedAt).at(-1) ?? null;
}

/** The first ones, as many as fit; of cards with equal points all or none, as long as there are others. */
export function firstOf(
  ranked: readonly Ranked[],
  maxCount: number,
): { readonly first: readonly Ranked[]; readonly more: number } {
  const cut = ranked.slice(0, maxCount);
  const last = cut.at(-1)?.rank;
  const isParted = ranked[maxCount]?.rank === last;
  const whole = isParted ? cut.filter(({ rank }) => rank !== last) : cut;
  const first = whole.length > 0 ? whole : cut;
  return { first, more: ranked.length - first.length };
}
