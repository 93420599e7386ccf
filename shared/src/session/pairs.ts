import type { SheetId } from "../ids.ts";
import * as limits from "../limits.ts";
import { can } from "../rules/roles.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Effect, Step } from "./step.ts";
import type { SheetAt } from "./house-change.ts";
import type { Access, Asker, Session } from "./types.ts";

/**
 * Two people who meet apart from the table. What they write lies in a room of their own, which is there for these two and
 * for nobody else; here lies what is a promise between them: who said that a step is done, and what each answered before
 * the other could read it.
 *
 *   nobody ──pair.ask──► asked ──accept, or asking back──► two ──leave, keep──► one, alone with the words ──leave──► nothing
 *                          └──decline, withdraw──► nobody   └──leave, erase──► nothing: the room is gone, on every device
 *
 * What was said to somebody stays with them, unless whoever goes erases it for both: a host who removes somebody must not
 * be able to destroy what the other wrote.
 */

export const PAIR_STEPS = ["know", "understand", "recognise", "room"] as const;
export type PairStep = (typeof PAIR_STEPS)[number];

export const CHECKS = ["speech", "prepare", "decide", "stop", "words", "money", "pace", "credit", "debrief"] as const;
/** What two people who lead together look at. */
export type Check = (typeof CHECKS)[number];

export const CHECK_ANSWERS = ["yes", "partly", "notYet", "unsure"] as const;
export type CheckAnswer = (typeof CHECK_ANSWERS)[number];

/** `person`: which one of the seat of whoever sends it. */
export type PairCommand =
  /** `pair`: made of chance by whoever asks; the name of the room. */
  | { readonly kind: "pair.ask"; readonly pair: SheetId; readonly person: number; readonly other: Place }
  | { readonly kind: "pair.withdraw"; readonly pair: SheetId; readonly person: number }
  | { readonly kind: "pair.answer"; readonly pair: SheetId; readonly person: number; readonly accepts: boolean }
  /** `of`: the words that it is said of, as their digest; null takes it back. */
  | {
      readonly kind: "pair.done";
      readonly pair: SheetId;
      readonly person: number;
      readonly step: PairStep;
      readonly of: string | null;
    }
  | {
      readonly kind: "pair.check";
      readonly pair: SheetId;
      readonly person: number;
      readonly check: Check;
      readonly answer: CheckAnswer;
    }
  | { readonly kind: "pair.leave"; readonly pair: SheetId; readonly person: number; readonly how: "keep" | "erase" };

export const PAIR_REASONS = ["no-such-pair", "cannot-meet", "met-already", "too-many-pairs", "pair-alone"] as const;
export type PairReason = (typeof PAIR_REASONS)[number] | "no-such-person";

interface Done extends Place {
  readonly step: PairStep;
  readonly of: string;
}

interface Checked extends Place {
  readonly check: Check;
  readonly answer: CheckAnswer;
}

export interface Pair extends SheetAt {
  /** Two, whoever asked first; one when the other has left. */
  readonly people: readonly Place[];
  /** Not answered yet: nobody has a room. */
  readonly asked: boolean;
  /** At most one of each person for each step. */
  readonly done: readonly Done[];
  readonly checked: readonly Checked[];
}

/** What one of the two may know: of the other's answers that they are there, until both have answered. */
export interface PairView extends Omit<Pair, "checked"> {
  readonly checked: readonly (Omit<Checked, "answer"> & { readonly answer: CheckAnswer | null })[];
}

function isSame(one: Place, other: Place): boolean {
  return one.member === other.member && one.person === other.person;
}

function isOf({ people }: Pick<Pair, "people">, place: Place): boolean {
  return people.some((one) => isSame(one, place));
}

export function pairsView({ pairs }: Pick<Session, "pairs">, { id }: Asker): readonly PairView[] {
  return pairs
    .filter(({ people }) => people.some(({ member }) => member === id))
    .map((pair) => ({ ...pair, checked: pair.checked.map((one) => ({ ...one, answer: seen(pair, one, id) })) }));
}

/** One's own, and the other's once both are there. Two on one seat read one screen: there, only when both are. */
function seen({ people, checked }: Pair, one: Checked, id: Asker["id"]): CheckAnswer | null {
  const isBoth = people.every((place) => checked.some((other) => other.check === one.check && isSame(other, place)));
  const isShared = people.every(({ member }) => member === id);
  return isBoth || (one.member === id && (!isShared || people.length === 1)) ? one.answer : null;
}

export function reducePairs(session: Session, command: PairCommand, context: Context): Reply<Step, PairReason> {
  const { asker } = context;
  const me: Place = { member: asker.id, person: command.person };
  if (!sitsHere(asker, command.person)) return no("no-such-person");
  if (command.kind === "pair.ask") return ask(session, command, { ...context, me });
  const pair = session.pairs.find(({ sheet }) => sheet === command.pair);
  if (!pair || !isOf(pair, me)) return no("no-such-pair");
  switch (command.kind) {
    case "pair.withdraw":
      return pair.asked && isAsker(pair, me) ? step(without(session, pair)) : no("no-such-pair");
    case "pair.answer":
      return answer(session, { pair, me, accepts: command.accepts });
    case "pair.leave":
      return pair.asked ? no("no-such-pair") : leave(session, { pair, me, how: command.how });
    default:
      return pair.asked ? no("no-such-pair") : step(withPair(session, said(pair, me, command)));
  }
}

function isAsker({ people: [asker] }: Pair, me: Place): boolean {
  return asker !== undefined && isSame(asker, me);
}

function ask(
  session: Session,
  { pair: sheet, other: { member, person } }: Extract<PairCommand, { readonly kind: "pair.ask" }>,
  { me, table = [] }: Context & { readonly me: Place },
): Reply<Step, PairReason> {
  const other: Place = { member, person };
  const sitter = table.find(({ id }) => id === member);
  if (isSame(me, other) || !sitter || !can(sitter.role, "takePart") || !sitsHere(sitter, person)) {
    return no("cannot-meet");
  }
  const known = session.pairs.find((pair) => isOf(pair, me) && isOf(pair, other));
  // Whoever asks the one who asked them has said yes.
  if (known?.asked && isAsker(known, other)) return answer(session, { pair: known, me, accepts: true });
  if (known) return no("met-already");
  if (isFull(session, me)) return no("too-many-pairs");
  // Somebody else's room under this name must not open to them.
  const isTaken = [...session.pairs, ...session.rounds.sheets].some((one) => one.sheet === sheet);
  if (isTaken) return no("no-such-pair");
  const asked: Pair = { sheet, epoch: 1, people: [me, other], asked: true, done: [], checked: [] };
  return step({ ...session, pairs: [...session.pairs, asked] });
}

/** Questions that others put to somebody do not count: nobody can be kept from meeting by being asked. */
function isFull({ pairs }: Session, me: Place): boolean {
  const mine = pairs.filter((pair) => isOf(pair, me) && (!pair.asked || isAsker(pair, me)));
  return mine.length >= limits.PAIRS_OF_ONE_MAX_COUNT || pairs.length >= limits.PAIRS_MAX_COUNT;
}

function answer(
  session: Session,
  { pair, me, accepts }: { readonly pair: Pair; readonly me: Place; readonly accepts: boolean },
): Reply<Step, PairReason> {
  if (!pair.asked || isAsker(pair, me)) return no("no-such-pair");
  // A refusal leaves nothing.
  if (!accepts) return step(without(session, pair));
  if (isFull(without(session, pair), me)) return no("too-many-pairs");
  return step(withPair(session, { ...pair, asked: false }));
}

type Saying = Extract<PairCommand, { readonly kind: "pair.done" | "pair.check" }>;

function said(pair: Pair, me: Place, command: Saying): Pair {
  if (command.kind === "pair.check") {
    const { check, answer: given } = command;
    const isMine = (one: Checked): boolean => one.check === check && isSame(one, me);
    if (pair.checked.find(isMine)?.answer === given) return pair;
    return { ...pair, checked: [...pair.checked.filter((one) => !isMine(one)), { ...me, check, answer: given }] };
  }
  const { step: at, of } = command;
  const isMine = (one: Done): boolean => one.step === at && isSame(one, me);
  if ((pair.done.find(isMine)?.of ?? null) === of) return pair;
  const others = pair.done.filter((one) => !isMine(one));
  return { ...pair, done: of === null ? others : [...others, { ...me, step: at, of }] };
}

function leave(
  session: Session,
  { pair, me, how }: { readonly pair: Pair; readonly me: Place; readonly how: "keep" | "erase" },
): Reply<Step, PairReason> {
  if (how === "erase") return step(without(session, pair), gone(pair));
  if (pair.people.length === 1) return no("pair-alone");
  return step(withPair(session, left(pair, me)), [{ kind: "access" }]);
}

/** What they said by themself goes with them: answers, and that something is done. */
function left(pair: Pair, me: Place): Pair {
  const isOther = (one: Place): boolean => !isSame(one, me);
  const { people, done, checked } = pair;
  return { ...pair, people: people.filter(isOther), done: done.filter(isOther), checked: checked.filter(isOther) };
}

/** What was stored of it before leaves the files as well. */
function gone({ sheet, epoch }: Pair): readonly Effect[] {
  return [{ kind: "board", change: { kind: "sheets.drop", sheets: [{ sheet, epoch }] } }, { kind: "scrub" }];
}

function without(session: Session, pair: Pair): Session {
  return { ...session, pairs: session.pairs.filter((one) => one !== pair) };
}

function withPair(session: Session, next: Pair): Session {
  // What has not changed is not saved, and not told.
  if (session.pairs.includes(next)) return session;
  return { ...session, pairs: session.pairs.map((one) => (one.sheet === next.sheet ? next : one)) };
}

/** Somebody is removed, or from this place of a seat on other people sit there. */
export function forgetInPairs(session: Session, member: Place["member"], from = 0): Step {
  const isGone = (place: Place): boolean => place.member === member && place.person >= from;
  const touched = session.pairs.filter(({ people }) => people.some(isGone));
  if (touched.length === 0) return { session, effects: [] };
  const rest = new Map(
    touched.map((pair) => [pair, pair.people.filter(isGone).reduce((now, place) => left(now, place), pair)] as const),
  );
  const isOver = (pair: Pair): boolean => pair.asked || rest.get(pair)?.people.length === 0;
  const dropped = touched.filter((pair) => !pair.asked && isOver(pair));
  return {
    session: {
      ...session,
      pairs: session.pairs.flatMap((pair) => (rest.has(pair) && isOver(pair) ? [] : [rest.get(pair) ?? pair])),
    },
    effects: [{ kind: "access" }, ...dropped.flatMap(gone)],
  };
}

/** The room of a pair, if this is one: whose it is. Undefined for any other sheet. */
export function pairAt({ pairs }: Pick<Session, "pairs">, sheet: SheetId): Pair | undefined {
  return pairs.find((pair) => pair.sheet === sheet && !pair.asked);
}

/** Null: to them it is not there. */
export function pairAccess({ people }: Pair, asker: Asker): Access | null {
  if (!people.some(({ member }) => member === asker.id)) return null;
  return can(asker.role, "write")
    ? { cards: true, structure: true, reason: null }
    : { cards: false, structure: false, reason: "observer" };
}
