import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * The register of what people said of their stories: that they read the page, and yes or no to two uses beyond the
 * group. It holds decisions, dates and the version of the text that was read, and never a word of a story. Whoever says
 * no, or nothing, takes part in all else as everybody does.
 *
 *   nothing said ──yes──► yes ◄──► no          any ──later──► nothing said, and when it was taken back
 */

/** Of the text on the page. Another meaning is another version, and the page is read again. */
export const ACCORD_VERSION = 1;

export const ACCORD_USES = ["training", "publication"] as const;
export type AccordUse = (typeof ACCORD_USES)[number];
export const ACCORD_ANSWERS = ["yes", "no", "later"] as const;
export type AccordAnswer = (typeof ACCORD_ANSWERS)[number];

export interface Accord extends Place {
  readonly what: "page" | AccordUse;
  readonly answer: AccordAnswer;
  readonly version: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Of one’s own seat; nobody else is told, whoever leads included. */
export type OwnAccord = Omit<Accord, "member">;

export interface AccordCommand extends Readonly<Record<AccordUse, AccordAnswer>> {
  readonly kind: "accord.give";
  readonly person: number;
  /** Of the text that was read. */
  readonly version: number;
}

export const ACCORD_REASONS = ["accord-changed", "accord-missing", "level-declined"] as const;
export type AccordReason = (typeof ACCORD_REASONS)[number] | SeatReason;

export function reduceAccords(
  session: Session,
  { person, version, ...answers }: AccordCommand,
  { asker, now }: Pick<Context, "asker" | "now">,
): Reply<Step, AccordReason> {
  if (!sitsHere(asker, person)) return no("no-such-person");
  if (version !== ACCORD_VERSION) return no("accord-changed");
  const place = { member: asker.id, person };
  const read = said(session, place, { what: "page", answer: "yes", at: now });
  const all = ACCORD_USES.reduce((rest, what) => said(rest, place, { what, answer: answers[what], at: now }), read);
  return step(all);
}

/** What was said already, of this text, is not said again: its date is when it was decided. */
function said(session: Session, place: Place, entry: Pick<Accord, "what" | "answer" | "at">): Session {
  const last = lastOf(session.accords, place, entry.what);
  const isSame = last === undefined ? entry.answer === "later" : last.answer === entry.answer;
  if (isSame && (last?.version ?? ACCORD_VERSION) === ACCORD_VERSION) return session;
  const { member, person } = place;
  const accords = [...session.accords, { member, person, version: ACCORD_VERSION, ...entry }];
  return { ...session, accords: bounded(accords, place) };
}

/** The oldest of what was decided otherwise since goes first; what holds now stays. */
function bounded(accords: readonly Accord[], place: Place): readonly Accord[] {
  const mine = accords.filter((one) => isOf(one, place));
  if (mine.length <= limits.ACCORDS_PER_PERSON_MAX_COUNT) return accords;
  const oldest = mine.find((one) => lastOf(mine, place, one.what) !== one);
  return accords.filter((one) => one !== oldest);
}

function isOf(accord: Place, { member, person }: Place): boolean {
  return accord.member === member && accord.person === person;
}

function lastOf(accords: readonly Accord[], place: Place, what: Accord["what"]): Accord | undefined {
  return accords.findLast((one) => one.what === what && isOf(one, place));
}

export function hasRead({ accords }: Pick<Session, "accords">, place: Place): boolean {
  const page = lastOf(accords, place, "page");
  return page !== undefined && page.version === ACCORD_VERSION;
}

export function answerOf({ accords }: Pick<Session, "accords">, place: Place, use: AccordUse): AccordAnswer {
  return lastOf(accords, place, use)?.answer ?? "later";
}

/** Whoever has said nothing yet and shares so far has said yes by it. */
export function agreedByDoing(session: Session, place: Place, uses: readonly AccordUse[], now: number): Session {
  const open = uses.filter((use) => answerOf(session, place, use) === "later");
  return open.reduce((rest, what) => said(rest, place, { what, answer: "yes", at: now }), session);
}

export function accordsOf({ accords }: Pick<Session, "accords">, asker: Asker): readonly OwnAccord[] {
  return accords
    .filter(({ member }) => member === asker.id)
    .map(({ person, what, answer, version, at }) => ({ person, what, answer, version, at }));
}

/** Of a member who is gone; or from this place of the seat on, where other people sit now. */
export function forgetInAccords(session: Session, member: MemberId, from = 0): Session {
  const accords = session.accords.filter((one) => one.member !== member || one.person < from);
  return accords.length === session.accords.length ? session : { ...session, accords };
}
