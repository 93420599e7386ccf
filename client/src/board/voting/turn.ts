import type { CardId, VoteId } from "@tablee/shared/ids";
import type { SessionView } from "@tablee/shared/session/types";

/** The ballot in hand: what it holds and what may still be put on it. Nothing here waits or sends. */

export interface Draft {
  readonly vote: VoteId;
  /** Which person of the seat. */
  readonly person: number;
  readonly points: ReadonlyMap<CardId, number>;
}

export interface Turn extends Draft {
  readonly left: number;
  readonly maxPerCard: number;
  readonly cards: ReadonlySet<CardId>;
  /** The server has a ballot of this person, be it an empty one. */
  readonly isCast: boolean;
}

/** How many people of this seat are asked: none who observes. */
export function peopleAsked(view: SessionView | null): number {
  return (view?.votes.open ?? view?.consents.open)?.mine.length ?? 0;
}

/** Alone on a seat it is always one's own turn; of several nobody's before one says so. */
export function personNow(view: SessionView | null, chosen: number | null): number | null {
  const people = peopleAsked(view);
  if (people <= 1) return people === 1 ? 0 : null;
  return chosen !== null && chosen < people ? chosen : null;
}

/** What is written here and not yet with the server counts before what the server last said. */
export function turnOf(
  view: SessionView | null,
  now: { readonly person: number | null; readonly draft: Draft | undefined },
): Turn | null {
  const open = view?.votes.open ?? null;
  const { person, draft } = now;
  if (open === null || person === null) return null;
  const held = open.mine[person] ?? null;
  const points = draft?.vote === open.id && draft.person === person ? draft.points : new Map(held ?? []);
  const placed = [...points.values()].reduce((sum, count) => sum + count, 0);
  return {
    vote: open.id,
    person,
    points,
    left: open.points - placed,
    maxPerCard: open.maxPerCard,
    cards: new Set(open.cards),
    isCast: held !== null,
  };
}

/** The most that this card may have on this ballot. */
export function mostOn({ points, left, maxPerCard }: Turn, card: CardId): number {
  return Math.min(maxPerCard, (points.get(card) ?? 0) + left);
}

/** The same ballot with so many points on a card, as far as they go. */
export function withPoints(turn: Turn, card: CardId, wished: number): Draft {
  const count = Math.max(0, Math.min(wished, turn.cards.has(card) ? mostOn(turn, card) : 0));
  const points = new Map(turn.points);
  if (count === 0) points.delete(card);
  else points.set(card, count);
  return { vote: turn.vote, person: turn.person, points };
}

/** What a card shows of votes. */
export interface Badge {
  /** `mine`: on the ballot in hand, shown to this person alone. */
  readonly of: "mine" | "result";
  readonly points: number;
}

export type Badges = ReadonlyMap<CardId, Badge>;

/** Of each card the last vote that it was in. */
export function resultPoints(view: SessionView | null): ReadonlyMap<CardId, number> {
  const points = new Map<CardId, number>();
  for (const { totals } of view?.votes.results ?? []) for (const [card, count] of totals) points.set(card, count);
  return points;
}
