import type { CardId, MemberId, QuoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { reaches } from "./audience.ts";
import type { Audience } from "./audience.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * A report is read by those whom it quotes before it leaves. Those who lead say for whom it will be; whoever is quoted
 * sees the passage as it will stand and answers, or does not.
 *
 *   (no answer: it stays out) ──► agreed ◄──► to change ◄──► out      each taken back as easily; words that change undo all of it
 *
 * Nobody is asked by name, and nothing says who has not answered: it is told only how many passages wait.
 */

export const READ_ANSWERS = ["agreed", "change", "out"] as const;
export type ReadAnswer = (typeof READ_ANSWERS)[number];

/** A card on which a name stands, or a quote of a story. */
export type PassageAt = { readonly card: CardId } | { readonly quote: QuoteId };

export interface Reading extends Place {
  readonly passage: CardId | QuoteId;
  readonly kind: "card" | "quote";
  /** A short sum of the words as they were read: an answer to other words is none. */
  readonly of: string;
  readonly audience: Audience;
  readonly answer: ReadAnswer;
  /** What to change. */
  readonly words: string;
}

export interface Report {
  /** Null: nobody is preparing one. */
  readonly audience: Audience | null;
  readonly readings: readonly Reading[];
}

export const NO_REPORT: Report = { audience: null, readings: [] };

export type ReadingCommand =
  | { readonly kind: "report.call"; readonly audience: Audience | null }
  | {
      readonly kind: "report.read";
      readonly passage: PassageAt;
      readonly person: number;
      readonly of: string;
      /** For whom the report was said to be when it was read. */
      readonly audience: Audience;
      /** Null: no answer any more. */
      readonly answer: ReadAnswer | null;
      readonly words: string;
    };

export const READING_REASONS = ["report-changed", "not-your-words", "readings-full"] as const;
type ReadingReason = (typeof READING_REASONS)[number] | SeatReason;

/** Of a signed card it is known who reads it, since its name stands there; of a quote it may not be. */
export interface ReadingSeen extends Pick<Reading, "passage" | "kind" | "of" | "audience" | "answer" | "words"> {
  readonly by: MemberId | null;
}

export interface ReportView {
  readonly audience: Audience | null;
  /** Of the people on one’s own seat. */
  readonly mine: readonly Reading[];
  /** Of those who lead alone. */
  readonly answers?: readonly ReadingSeen[];
}

export function reportView({ report }: Session, { id, role }: Asker): ReportView {
  const mine = report.readings.filter(({ member }) => member === id);
  if (role !== "host") return { audience: report.audience, mine };
  const answers = report.readings.map(seenBy);
  return { audience: report.audience, mine, answers: answers.toSorted(byPassage) };
}

function seenBy({ member, passage, kind, of, audience, answer, words }: Reading): ReadingSeen {
  return { passage, kind, of, audience, answer, words, by: kind === "card" ? member : null };
}

/** By a key that means nothing: the order in which people answered is theirs. */
function byPassage(one: ReadingSeen, other: ReadingSeen): number {
  if (one.passage === other.passage) return 0;
  return one.passage < other.passage ? -1 : 1;
}

export function reduceReadings(session: Session, command: ReadingCommand, asker: Asker): Reply<Step, ReadingReason> {
  switch (command.kind) {
    case "report.call":
      return command.audience === session.report.audience
        ? step(session)
        : step({ ...session, report: { ...session.report, audience: command.audience } });
    case "report.read":
      return read(session, command, asker);
    default:
      return assertNever(command);
  }
}

function read(
  session: Session,
  { passage: at, person, of, audience, answer, words }: Extract<ReadingCommand, { readonly kind: "report.read" }>,
  asker: Asker,
): Reply<Step, ReadingReason> {
  if (!sitsHere(asker, person)) return no("no-such-person");
  const { report } = session;
  const place: Place = { member: asker.id, person };
  const passage = "card" in at ? at.card : at.quote;
  if ("quote" in at && !isOwnQuote(session, at.quote, place)) return no("not-your-words");
  const others = report.readings.filter((one) => !(one.passage === passage && one.member === asker.id));
  if (answer === null) {
    if (others.length === report.readings.length) return step(session);
    return step({ ...session, report: { ...report, readings: others } }, [{ kind: "scrub" }]);
  }
  if (audience !== report.audience) return no("report-changed");
  if (others.length >= limits.READINGS_MAX_COUNT) return no("readings-full");
  const kind = "card" in at ? "card" : "quote";
  const said = { ...place, passage, kind, of, audience, answer, words: answer === "change" ? words : "" } as const;
  return step({ ...session, report: { ...report, readings: [...others, said] } });
}

/** The author of the story it was taken from. */
function isOwnQuote({ stories }: Session, id: QuoteId, { member, person }: Place): boolean {
  const quote = stories.quotes.find((one) => one.id === id && one.state === "agreed");
  const story = quote && stories.told.find((one) => one.id === quote.story);
  return story?.member === member && story.person === person;
}

/** Read, and agreed to for at least as far. What it said then is compared by whoever has the words. */
export function mayStand(
  { readings }: Pick<Report, "readings">,
  passage: CardId | QuoteId,
  audience: Audience,
): boolean {
  return readings.some((one) => one.passage === passage && one.answer === "agreed" && reaches(one.audience, audience));
}

/** Of a member who is gone; or from this place of the seat on, where other people sit now. */
export function forgetInReadings(session: Session, member: MemberId, from = 0): Session {
  return withReadings(session, (one) => one.member !== member || one.person < from);
}

/** What was said of a quote goes with it, whatever took it away. */
export function dropReadings(before: Session, after: Session): Session {
  if (after.stories.quotes === before.stories.quotes) return after;
  const there = new Set<string>(after.stories.quotes.map(({ id }) => id));
  return withReadings(after, ({ kind, passage }) => kind === "card" || there.has(passage));
}

function withReadings(session: Session, stays: (one: Reading) => boolean): Session {
  const readings = session.report.readings.filter(stays);
  return readings.length === session.report.readings.length
    ? session
    : { ...session, report: { ...session.report, readings } };
}
