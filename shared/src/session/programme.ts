import type { MemberId, StatementId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { can } from "../rules/roles.ts";
import type { Part } from "../rules/roles.ts";
import { keyOf, sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session, Sitter } from "./types.ts";

/**
 * What people promise of a programme, whose words all write together in the document: who carries which sequence, and
 * who signs the whole of it.
 *
 *   nobody ──ask──► asked ──answer: yes──► carries ──own: off──► nobody
 *     │               └──answer: no, ask: off──► nobody          nobody else ever hears of it
 *     └──own: on──► carries                                      several may carry one sequence
 *
 * A signature is of the programme as it stood, whole: its words by a digest that the house has checked against what is
 * stored, who carries what by a number that counts each change of that. It holds while both are the same.
 */

export type ProgrammeCommand =
  | { readonly kind: "sequence.own"; readonly sequence: StatementId; readonly person: number; readonly on: boolean }
  | { readonly kind: "sequence.ask"; readonly sequence: StatementId; readonly other: Place; readonly on: boolean }
  | {
      readonly kind: "sequence.answer";
      readonly sequence: StatementId;
      readonly person: number;
      readonly accepts: boolean;
    }
  /** `of`: the digest of what was read; null takes the signature back. `carrying`: which number of it was read. */
  | {
      readonly kind: "programme.sign";
      readonly person: number;
      readonly of: string | null;
      readonly carrying: number;
    };

/** Of this slice, and of what the house finds in the document. */
export const PROGRAMME_REASONS = [
  "sequence-not-asked",
  "sequence-asked",
  "cannot-carry",
  "too-many-carried",
  "too-many-sequences-asked",
  "programme-changed",
] as const;
export type ProgrammeReason = (typeof PROGRAMME_REASONS)[number] | SeatReason;

export interface Carried extends Place {
  readonly sequence: StatementId;
}

export interface CarryAsked extends Carried {
  readonly by: MemberId;
}

export interface ProgrammeSignature extends Place {
  /** As they said it to the table when they signed; null: they did not. */
  readonly part: Part | null;
  readonly of: string;
  readonly carrying: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface Programme {
  /** Sorted by what they are: the order in which people said yes is nowhere. */
  readonly carried: readonly Carried[];
  /** How often that has changed. */
  readonly carrying: number;
  readonly asked: readonly CarryAsked[];
  readonly signatures: readonly ProgrammeSignature[];
}

export const NO_PROGRAMME: Programme = { carried: [], carrying: 0, asked: [], signatures: [] };

/** Of the questions, those one put or is asked; the rest is for all to see, by whoever promised it. */
export function programmeView({ programme }: Session, { id }: Asker): Programme {
  return { ...programme, asked: programme.asked.filter(({ member, by }) => member === id || by === id) };
}

export function reduceProgramme(
  session: Session,
  command: ProgrammeCommand,
  context: Context,
): Reply<Step, ProgrammeReason> {
  const { asker, table = [] } = context;
  switch (command.kind) {
    case "sequence.own":
      return own(session, { sequence: command.sequence, member: asker.id, person: command.person }, command.on, asker);
    case "sequence.ask":
      return ask(session, { ...command.other, sequence: command.sequence, by: asker.id }, command.on, table);
    case "sequence.answer":
      return answer(session, command, asker);
    case "programme.sign":
      return sign(session, command, context);
    default:
      return assertNever(command);
  }
}

function isSame(one: Carried, other: Carried): boolean {
  return nameOf(one) === nameOf(other);
}

function nameOf(one: Carried): string {
  return `${one.sequence}/${keyOf(one)}`;
}

/** By oneself alone: the only way in which somebody comes to carry something. */
function own(session: Session, mine: Carried, isOn: boolean, asker: Asker): Reply<Step, ProgrammeReason> {
  if (!sitsHere(asker, mine.person)) return no("no-such-person");
  const { programme } = session;
  const others = programme.carried.filter((one) => !isSame(one, mine));
  const isHeld = others.length < programme.carried.length;
  if (isHeld === isOn) return step(session);
  if (isOn && others.length >= limits.SEQUENCE_OWNERS_MAX_COUNT) return no("too-many-carried");
  const carried = isOn ? [...others, mine] : others;
  return step({ ...session, programme: { ...withCarried(programme, carried), asked: unasked(programme, mine) } });
}

function withCarried(programme: Programme, carried: readonly Carried[]): Programme {
  const sorted = [...carried].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  return { ...programme, carried: sorted, carrying: programme.carrying + 1 };
}

function unasked({ asked }: Programme, mine: Carried): readonly CarryAsked[] {
  return asked.filter((one) => !isSame(one, mine));
}

function ask(
  session: Session,
  wish: CarryAsked,
  isOn: boolean,
  table: readonly Sitter[],
): Reply<Step, ProgrammeReason> {
  const { programme } = session;
  const { asked } = programme;
  const put = asked.find((one) => isSame(one, wish));
  if (!isOn) {
    if (put?.by !== wish.by) return no("sequence-not-asked");
    return step({ ...session, programme: { ...programme, asked: asked.filter((one) => one !== put) } });
  }
  if (put) return put.by === wish.by ? step(session) : no("sequence-asked");
  if (!mayCarry(wish, table) || programme.carried.some((one) => isSame(one, wish))) return no("cannot-carry");
  if (asked.length >= limits.SEQUENCE_ASKED_MAX_COUNT) return no("too-many-sequences-asked");
  return step({ ...session, programme: { ...programme, asked: [...asked, wish] } });
}

function mayCarry({ member, person }: Place, table: readonly Sitter[]): boolean {
  return table.some((one) => one.id === member && can(one.role, "takePart") && sitsHere(one, person));
}

function answer(
  session: Session,
  { sequence, person, accepts }: Extract<ProgrammeCommand, { readonly kind: "sequence.answer" }>,
  asker: Asker,
): Reply<Step, ProgrammeReason> {
  const { programme } = session;
  const mine = { sequence, member: asker.id, person };
  const left = unasked(programme, mine);
  if (left.length === programme.asked.length) return no("sequence-not-asked");
  return accepts ? own(session, mine, true, asker) : step({ ...session, programme: { ...programme, asked: left } });
}

function sign(
  session: Session,
  { person, of, carrying }: Extract<ProgrammeCommand, { readonly kind: "programme.sign" }>,
  { asker, now, table = [] }: Context,
): Reply<Step, ProgrammeReason> {
  if (!sitsHere(asker, person)) return no("no-such-person");
  const { programme } = session;
  const isMine = (one: Place): boolean => one.member === asker.id && one.person === person;
  const held = programme.signatures.find(isMine);
  const others = programme.signatures.filter((one) => !isMine(one));
  if (of === null) return step(held ? { ...session, programme: { ...programme, signatures: others } } : session);
  if (carrying !== programme.carrying) return no("programme-changed");
  if (held?.of === of && held.carrying === carrying) return step(session);
  const isHidden = table.some(({ id, isPartHidden }) => id === asker.id && isPartHidden);
  const part = isHidden ? null : asker.part;
  const signed: ProgrammeSignature = { member: asker.id, person, part, of, carrying, at: now };
  return step({ ...session, programme: { ...programme, signatures: [...others, signed] } }, [
    { kind: "board", change: { kind: "programme.sign", of } },
  ]);
}

export interface Signed {
  readonly holding: readonly ProgrammeSignature[];
  /** Of another programme than the one that stands now. */
  readonly fallen: readonly ProgrammeSignature[];
  /** Two people of different parts have signed what stands now, one of them concerned. */
  readonly isSigned: boolean;
}

/** `now`: the digest of the words as they stand. */
export function signedNow({ signatures, carrying }: Programme, now: string): Signed {
  const holds = (one: ProgrammeSignature): boolean => one.of === now && one.carrying === carrying;
  const holding = signatures.filter(holds);
  const parts = new Set(holding.flatMap(({ part }) => part ?? []));
  return {
    holding,
    fallen: signatures.filter((one) => !holds(one)),
    isSigned: parts.size >= limits.SIGNATURES_NEEDED_COUNT && parts.has("supported"),
  };
}

/** What somebody promised goes with them, or with their place on a seat; a programme that they carried has changed. */
export function forgetInProgramme(session: Session, member: MemberId, from = 0): Session {
  const { programme } = session;
  const isGone = (one: Place): boolean => one.member === member && one.person >= from;
  const carried = programme.carried.filter((one) => !isGone(one));
  const asked = programme.asked.filter((one) => !isGone(one) && (from > 0 || one.by !== member));
  const signatures = programme.signatures.filter((one) => !isGone(one));
  const isLess = carried.length < programme.carried.length;
  if (!isLess && asked.length === programme.asked.length && signatures.length === programme.signatures.length)
    return session;
  return { ...session, programme: { ...(isLess ? withCarried(programme, carried) : programme), asked, signatures } };
}
