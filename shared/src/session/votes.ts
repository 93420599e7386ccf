import type { CardId, MemberId, VoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { seenBy, withBallot, withoutBallots } from "./ballots.ts";
import type { BallotReason, OpenVote, Points, VoteResult, VoteRules, Votes, VotesView } from "./ballots.ts";
import { sitsHere } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * Points on cards, in secret.
 *
 *                 cast: each person's own, again and again
 *                   ┌──┐
 *   none ──start──► open ──close──► none, and one result more     (the ballots are gone in the same state)
 *                     └────cancel──► none                         (the ballots are gone, nothing is known)
 *
 * While it is open nobody has a total. Two hosts who close at once close it once.
 */

export type VoteCommand =
  | ({ readonly kind: "vote.start"; readonly vote: VoteId; readonly cards: readonly CardId[] } & Omit<VoteRules, "id">)
  | {
      readonly kind: "vote.cast";
      readonly vote: VoteId;
      readonly person: number;
      /** Replaces what this person had. Empty: an abstention. */
      readonly ballot: Readonly<Record<string, number>>;
    }
  | { readonly kind: "vote.close"; readonly vote: VoteId }
  | { readonly kind: "vote.cancel"; readonly vote: VoteId };

export const VOTE_REASONS = [
  "vote-open",
  "no-such-vote",
  "vote-out-of-range",
  "vote-without-cards",
  "vote-too-large",
  "over-budget",
  "over-card-max",
  "no-such-card",
] as const;
export type VoteReason = (typeof VOTE_REASONS)[number] | BallotReason;

export const NO_VOTES: Votes = { open: null, results: [] };

type VoteReply = Reply<Step, VoteReason>;

export function reduceVotes(session: Session, command: VoteCommand, { asker, now }: Context): VoteReply {
  if (command.kind === "vote.start") return start(session, command);
  const { open, results } = session.votes;
  if (open === null || open.id !== command.vote) {
    const isClosed = command.kind === "vote.close" && results.some(({ id }) => id === command.vote);
    return isClosed ? step(session) : no("no-such-vote");
  }
  switch (command.kind) {
    case "vote.cast":
      return cast(session, open, { ...command, asker });
    case "vote.close":
      return close(session, open, now);
    case "vote.cancel":
      return step({ ...session, votes: { open: null, results } }, [{ kind: "scrub" }]);
    default:
      return assertNever(command);
  }
}

function start(session: Session, wish: Extract<VoteCommand, { readonly kind: "vote.start" }>): VoteReply {
  const { open, results } = session.votes;
  const { vote: id, question, points, maxPerCard } = wish;
  if (open !== null) return open.id === id ? step(session) : no("vote-open");
  if (results.some((result) => result.id === id)) return no("no-such-vote");
  const isInRange = points >= 1 && points <= limits.VOTE_POINTS_MAX_COUNT && maxPerCard >= 1 && maxPerCard <= points;
  if (!isInRange || question.length > limits.VOTE_QUESTION_MAX_CHARS) return no("vote-out-of-range");
  const cards = [...new Set(wish.cards)];
  if (cards.length === 0) return no("vote-without-cards");
  if (cards.length > limits.VOTE_CARDS_MAX_COUNT) return no("vote-too-large");
  return step({ ...session, votes: { open: { id, question, points, maxPerCard, cards, ballots: {} }, results } });
}

function cast(
  session: Session,
  open: OpenVote,
  by: { readonly asker: Asker; readonly person: number; readonly ballot: Readonly<Record<string, number>> },
): VoteReply {
  if (!sitsHere(by.asker, by.person)) return no("no-such-person");
  const judged = judge(open, by.ballot);
  if (!judged.ok) return judged;
  const place = { member: by.asker.id, person: by.person };
  return step(withBallots(session, open, withBallot(open.ballots, place, judged.value)));
}

/** In the order of the vote, without cards that have no point. */
function judge(
  { cards, points, maxPerCard }: OpenVote,
  ballot: Readonly<Record<string, number>>,
): Reply<Points, VoteReason> {
  const placed = new Map(Object.entries(ballot).filter(([, count]) => count !== 0));
  const counts = [...placed.values()];
  if (counts.some((count) => count < 0)) return no("over-budget");
  if (counts.reduce((sum, count) => sum + count, 0) > points) return no("over-budget");
  if (counts.some((count) => count > maxPerCard)) return no("over-card-max");
  const known = cards.flatMap((card) => {
    const count = placed.get(card);
    return count === undefined ? [] : [[card, count] as const];
  });
  return known.length < placed.size ? no("no-such-card") : yes(known);
}

function withBallots(session: Session, open: OpenVote, ballots: OpenVote["ballots"]): Session {
  return ballots === open.ballots ? session : { ...session, votes: { ...session.votes, open: { ...open, ballots } } };
}

/**
 * The sum of one ballot is that ballot, and of two each voter can take away their own: below three that hold a point
 * there is no result that keeps the secret, so there is none.
 */
function close(session: Session, open: OpenVote, now: number): VoteReply {
  const { ballots, cards, ...rules } = open;
  const cast = Object.values(ballots);
  if (cast.filter((ballot) => ballot.length > 0).length < limits.VOTE_SHOWN_FROM_BALLOTS_COUNT)
    return no("too-few-ballots");
  const sums = new Map<CardId, number>();
  for (const ballot of cast) for (const [card, count] of ballot) sums.set(card, (sums.get(card) ?? 0) + count);
  const totals = cards.map((card) => [card, sums.get(card) ?? 0] as const);
  const result: VoteResult = { ...rules, totals, turnout: cast.length, closedAt: now, phase: session.phase };
  const results = [...session.votes.results, result].slice(-limits.VOTE_RESULTS_KEPT_COUNT);
  return step({ ...session, votes: { open: null, results } }, [{ kind: "scrub" }]);
}

/** Ballots of a member who is gone, or of those on a seat from this place on. */
export function forgetInVotes(session: Session, member: MemberId, from: number): Session {
  const { open } = session.votes;
  return open === null ? session : withBallots(session, open, withoutBallots(open.ballots, member, from));
}

/** One's own ballots, and how many there are: never a total, never whose. */
export function votesSeenBy({ votes }: Session, asker: Asker): VotesView {
  const { open, results } = votes;
  if (open === null) return { open, results };
  const { ballots, ...rest } = open;
  return { open: { ...rest, ...seenBy(ballots, asker) }, results };
}
