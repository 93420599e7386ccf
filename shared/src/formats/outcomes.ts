import type { Board } from "../board/types.ts";
import type { CardId } from "../ids.ts";
import { stateOf } from "../session/ballots.ts";
import type { ConsentResult, VoteResult } from "../session/ballots.ts";
import type { AnsweredBrake } from "../session/brake.ts";
import type { Task } from "../session/closing.ts";
import { rankedOf } from "../session/ranks.ts";

/** What a table came to beside its board. The session knows it; whoever writes a file brings it along. */
export interface Outcomes {
  readonly votes: readonly VoteResult[];
  readonly consents: readonly ConsentResult[];
  /** Who pulled one is in no file. */
  readonly brakes: readonly Pick<AnsweredBrake, "reason" | "decision" | "words">[];
  readonly decided: string;
  readonly tasks: readonly Task[];
}

export const NO_OUTCOMES: Outcomes = { votes: [], consents: [], brakes: [], decided: "", tasks: [] };

function hasOutcomes({ votes, consents, brakes, decided, tasks }: Outcomes): boolean {
  return votes.length + consents.length + brakes.length + tasks.length > 0 || decided !== "";
}

/** For JSON; undefined where there is nothing, so that a file of a board alone is as it always was. */
export function outcomesOut(outcomes: Outcomes, { cards }: Pick<Board, "cards">): object | undefined {
  if (!hasOutcomes(outcomes)) return undefined;
  const { votes, consents, brakes, decided, tasks } = outcomes;
  return {
    votes: votes.map(({ question, points, maxPerCard, turnout, closedAt, totals }) => ({
      question,
      points,
      maxPerCard,
      turnout,
      closedAt,
      ranks: rankedOf(totals).map(({ card, points: got, rank, isTied }) => ({
        card,
        points: got,
        rank,
        tied: isTied,
        knowledge: cards.get(card)?.knowledge ?? null,
      })),
      without: totals.flatMap(([card, got]) => (got === 0 ? [card] : [])),
    })),
    consents: consents.map(({ text, line, ok, concerns, objections, closedAt, state, replies = [] }) => ({
      text,
      line,
      ok,
      concerns,
      objections,
      closedAt,
      // A file of a proposal that met no objection is as it always was.
      ...(objections.length > 0 && { state: stateOf({ objections, ...(state && { state }) }), replies }),
    })),
    brakes: brakes.map(({ reason, decision, words }) => ({ reason, decision, words })),
    decided,
    tasks,
  };
}

/** Of each card, its rank in the last vote that it was in, as people read it; those with equal points share one. */
export function ranksByCard({ votes }: Pick<Outcomes, "votes">): ReadonlyMap<CardId, string> {
  const ranks = new Map<CardId, string>();
  for (const { totals } of votes) {
    for (const [card] of totals) ranks.delete(card);
    for (const { card, rank, isTied } of rankedOf(totals)) ranks.set(card, isTied ? `${rank} =` : String(rank));
  }
  return ranks;
}
