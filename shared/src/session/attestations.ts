import type { AttestationId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Effect, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * Somebody asks those who lead to attest what they did at the table, in words they chose. Their name is not among these: it is
 * put on the paper by themself.
 *
 *   nothing ──ask──► asked ──answer: a name──► attested ──withdraw, ask anew──► …
 *     ▲                ├──answer: none──► declined (its words are gone)
 *     └───withdraw─────┘
 *
 * An answer binds to the words that were read: those of another request are another request, with another id.
 */

export type AttestationCommand =
  | {
      readonly kind: "attest.ask";
      readonly attestation: AttestationId;
      readonly person: number;
      readonly as: string;
      readonly days: readonly number[];
      readonly lines: readonly string[];
    }
  | { readonly kind: "attest.withdraw"; readonly person: number }
  /** `by`: the name that those who lead give for it; null: not by them. */
  | { readonly kind: "attest.answer"; readonly attestation: AttestationId; readonly by: string | null };

export const ATTESTATION_REASONS = ["attestations-full", "attestation-gone", "own-attestation"] as const;
type AttestationReason = (typeof ATTESTATION_REASONS)[number] | SeatReason;

/** What is attested. */
export interface Attestable {
  /** As what the person took part. */
  readonly as: string;
  /** Of the meetings: milliseconds since 1970. */
  readonly days: readonly number[];
  readonly lines: readonly string[];
}

type State =
  | (Attestable & { readonly state: "asked" })
  | (Attestable & { readonly state: "attested"; readonly by: string; readonly at: number })
  | { readonly state: "declined" };

export type Attestation = Place & { readonly id: AttestationId } & State;

export interface ToAttest extends Place, Attestable {
  readonly id: AttestationId;
}

export interface AttestationsView {
  /** Of the people on one’s own seat. */
  readonly mine: readonly Attestation[];
  /** Of those who lead alone: what others ask of them. Who was answered how is the asker’s. */
  readonly toAnswer?: readonly ToAttest[];
}

export function attestationsView({ attestations }: Session, { id, role }: Asker): AttestationsView {
  const mine = attestations.filter(({ member }) => member === id);
  if (role !== "host") return { mine };
  const toAnswer = attestations.flatMap((one): readonly ToAttest[] => {
    if (one.state !== "asked" || one.member === id) return [];
    const { state: _, ...asked } = one;
    return [asked];
  });
  return { mine, toAnswer };
}

export function reduceAttestations(
  session: Session,
  command: AttestationCommand,
  { asker, now }: Context,
): Reply<Step, AttestationReason> {
  switch (command.kind) {
    case "attest.ask":
      return ask(session, command, asker);
    case "attest.withdraw":
      return without(session, { member: asker.id, person: command.person });
    case "attest.answer":
      return answer(session, command, { asker, now });
    default:
      return assertNever(command);
  }
}

function ask(
  session: Session,
  { attestation: id, person, as, days, lines }: Extract<AttestationCommand, { readonly kind: "attest.ask" }>,
  asker: Asker,
): Reply<Step, AttestationReason> {
  if (!sitsHere(asker, person)) return no("no-such-person");
  if (session.attestations.some((one) => one.id === id)) return step(session);
  const place = { member: asker.id, person };
  const others = session.attestations.filter((one) => !isOf(one, place));
  if (others.length >= limits.ATTESTATIONS_MAX_COUNT) return no("attestations-full");
  return changed(session, [...others, { id, ...place, state: "asked", as, days, lines }]);
}

function without(session: Session, place: Place): Reply<Step, never> {
  const left = session.attestations.filter((one) => !isOf(one, place));
  return left.length === session.attestations.length ? step(session) : changed(session, left);
}

function answer(
  session: Session,
  { attestation, by }: Extract<AttestationCommand, { readonly kind: "attest.answer" }>,
  { asker, now }: Pick<Context, "asker" | "now">,
): Reply<Step, AttestationReason> {
  const asked = session.attestations.find(({ id, state }) => id === attestation && state === "asked");
  if (asked?.state !== "asked") return no("attestation-gone");
  const { id, member, person } = asked;
  if (member === asker.id) return no("own-attestation");
  const answered: Attestation =
    by === null ? { id, member, person, state: "declined" } : { ...asked, state: "attested", by, at: now };
  return changed(
    session,
    session.attestations.map((one) => (one === asked ? answered : one)),
  );
}

/** Words that somebody took back, or that nobody signs, leave the files as well. */
function changed(before: Session, attestations: readonly Attestation[]): Reply<Step, never> {
  const kept = new Set(attestations.flatMap((one) => (one.state === "declined" ? [] : [one.id])));
  const isLess = before.attestations.some((one) => one.state !== "declined" && !kept.has(one.id));
  const effects: readonly Effect[] = isLess ? [{ kind: "scrub" }] : [];
  return step({ ...before, attestations }, effects);
}

function isOf(one: Place, { member, person }: Place): boolean {
  return one.member === member && one.person === person;
}

/** Of a member who is gone; or from this place of the seat on, where other people sit now. */
export function forgetInAttestations(session: Session, member: MemberId, from = 0): Session {
  const attestations = session.attestations.filter((one) => one.member !== member || one.person < from);
  return attestations.length === session.attestations.length ? session : { ...session, attestations };
}
