import type { CardId, ConsentId, LineId, MemberId, PhaseId, StatementId, VoteId } from "../ids.ts";
import { can } from "../rules/roles.ts";
import { canonical } from "./canonical.ts";
import { isKeyOn, keyOf, ofEach } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import type { Asker } from "./types.ts";

/** What the two kinds of vote hold, and what of it one member may know. */

/** Cards with points, in the order of the vote's own list of cards: nothing tells what was chosen first. */
export type Points = readonly (readonly [card: CardId, points: number])[];

/**
 * One for each person, under a name of member and place on the seat, sorted by it: the order in which people voted is
 * nowhere.
 */
export type Ballots<Ballot> = Readonly<Record<string, Ballot>>;

export interface VoteRules {
  readonly id: VoteId;
  /** What is asked; may be empty. */
  readonly question: string;
  readonly points: number;
  readonly maxPerCard: number;
}

export interface OpenVote extends VoteRules {
  /** In reading order when the vote began: what is put down later is not voted on. */
  readonly cards: readonly CardId[];
  readonly ballots: Ballots<Points>;
}

export interface VoteResult extends VoteRules {
  /** Of every card of the vote, in its order, those without a point too. */
  readonly totals: Points;
  readonly turnout: number;
  /** Milliseconds since 1970. */
  readonly closedAt: number;
  /** In which it was closed; left out by earlier builds. */
  readonly phase?: PhaseId | null;
}

export interface Votes {
  readonly open: OpenVote | null;
  /** Oldest first. */
  readonly results: readonly VoteResult[];
}

export const CONSENT_ANSWERS = ["ok", "concern", "objection"] as const;
export type ConsentAnswer = (typeof CONSENT_ANSWERS)[number];

export interface Voice {
  readonly answer: ConsentAnswer;
  /** Of a concern or an objection. */
  readonly words: string;
}

export interface Proposal {
  readonly id: ConsentId;
  readonly text: string;
  /** The line of the framework that it is about. */
  readonly line: LineId | null;
  /** The card, and the row of the decision map, that it is about; both left out by earlier builds. */
  readonly card?: CardId | null;
  readonly subject?: StatementId | null;
  /** A proposal that met an objection, and is asked again in other words. */
  readonly again?: ConsentId | null;
}

export interface OpenConsent extends Proposal {
  readonly voices: Ballots<Voice>;
  /** Who put it, and may end it; told to nobody else. Null: they are gone, or an earlier build put it. */
  readonly by?: MemberId | null;
}

export interface ConsentResult extends Proposal {
  readonly ok: number;
  /** Sorted by their letters: the order says nothing of who or when. */
  readonly concerns: readonly string[];
  readonly objections: readonly string[];
  readonly closedAt: number;
  readonly phase?: PhaseId | null;
  /** Left out by earlier builds: as its objections say. */
  readonly state?: ConsentState;
  /** To the objections, oldest first. */
  readonly replies?: readonly string[];
}

/** `answered`: those who objected are asked whether the answer lets them live with it. */
export const CONSENT_STATES = ["agreed", "blocked", "answered"] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

export function stateOf({ state, objections }: Pick<ConsentResult, "state" | "objections">): ConsentState {
  return state ?? (objections.length === 0 ? "agreed" : "blocked");
}

/** What somebody who objected says to the answer: a ballot as well, and never told with whose it is. */
export const SECONDS = ["unsaid", "passes", "stands"] as const;
export type Second = (typeof SECONDS)[number];

/** A proposal that an objection bars: who put it, and whom the answer has to reach. */
export interface HeldConsent {
  readonly id: ConsentId;
  readonly by: MemberId | null;
  readonly asked: Ballots<Second>;
}

export interface Consents {
  readonly open: OpenConsent | null;
  readonly results: readonly ConsentResult[];
  readonly held: readonly HeldConsent[];
}

/** Of an open vote: the ballots of the people on one's own seat, and how many there are in all. */
export interface VotesView {
  readonly open:
    | (Omit<OpenVote, "ballots"> & {
        readonly turnout: number;
        /** By the place on the seat; null: nothing cast yet. */
        readonly mine: readonly (Points | null)[];
      })
    | null;
  readonly results: readonly VoteResult[];
}

export interface ConsentsView {
  readonly open:
    | (Proposal & {
        readonly turnout: number;
        readonly mine: readonly (Voice | null)[];
        /** By whoever put it, or leads. */
        readonly mayEnd: boolean;
      })
    | null;
  readonly results: readonly ConsentResult[];
  /** Of the people on one’s own seat, what those who objected said since; null: of whoever did not. */
  readonly objected: readonly { readonly consent: ConsentId; readonly mine: readonly (Second | null)[] }[];
  /** Those that one may take the second answers of. */
  readonly mayConclude: readonly ConsentId[];
}

/** Of both kinds. */
export const BALLOT_REASONS = ["too-few-ballots"] as const;
export type BallotReason = (typeof BALLOT_REASONS)[number] | SeatReason;

/** The same when it is what this person had: sent twice it changes nothing, is not saved, and nobody is told. */
export function withBallot<Ballot>(ballots: Ballots<Ballot>, place: Place, ballot: Ballot): Ballots<Ballot> {
  const held = ballots[keyOf(place)];
  if (held !== undefined && canonical(held) === canonical(ballot)) return ballots;
  const all: [string, Ballot][] = Object.entries({ ...ballots, [keyOf(place)]: ballot });
  return Object.fromEntries(all.sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Without those of a member from this place of the seat on; the same when there are none. */
export function withoutBallots<Ballot>(ballots: Ballots<Ballot>, member: MemberId, from: number): Ballots<Ballot> {
  if (!Object.keys(ballots).some((key) => isKeyOn(key, member, from))) return ballots;
  return Object.fromEntries(Object.entries(ballots).filter(([key]) => !isKeyOn(key, member, from)));
}

/** What one member may know of an open vote, and nobody more: their own ballots, and how many there are in all. */
export function seenBy<Ballot>(
  ballots: Ballots<Ballot>,
  asker: Asker,
): { readonly turnout: number; readonly mine: (Ballot | null)[] } {
  const mine = can(asker.role, "takePart") ? ofEach(asker, (place) => ballots[keyOf(place)] ?? null) : [];
  return { turnout: Object.keys(ballots).length, mine };
}
