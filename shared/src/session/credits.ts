import type { MemberId, PublicationId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * How people want to be named in what leaves: as authors of a publication, as trainers on the certificates of a training.
 * Each says so for themself, in the words they choose, and takes it back as easily; nobody names anybody else. All of
 * the table know it, since each of them can make a copy.
 */

export const CREDITS = ["author", "trainer"] as const;
export type CreditAs = (typeof CREDITS)[number];

export interface Credit extends Place {
  readonly as: CreditAs;
  readonly name: string;
}

export interface Credits {
  readonly named: readonly Credit[];
  /** Of the publication of this table, from which its identifier is made; given once, and never another. */
  readonly publication: PublicationId | null;
}

export const NO_CREDITS: Credits = { named: [], publication: null };

export type CreditCommand =
  /** Null: not named, or no longer. */
  | { readonly kind: "credit.set"; readonly as: CreditAs; readonly person: number; readonly name: string | null }
  | { readonly kind: "publication.identify"; readonly publication: PublicationId };

export const CREDIT_REASONS = ["credits-full", "leads-not"] as const;
type CreditReason = (typeof CREDIT_REASONS)[number] | SeatReason;

export function reduceCredits(session: Session, command: CreditCommand, asker: Asker): Reply<Step, CreditReason> {
  switch (command.kind) {
    case "credit.set":
      return setCredit(session, command, asker);
    case "publication.identify":
      return session.credits.publication === null
        ? step({ ...session, credits: { ...session.credits, publication: command.publication } })
        : step(session);
    default:
      return assertNever(command);
  }
}

function setCredit(
  session: Session,
  { as, person, name }: Extract<CreditCommand, { readonly kind: "credit.set" }>,
  asker: Asker,
): Reply<Step, CreditReason> {
  if (!sitsHere(asker, person)) return no("no-such-person");
  // Whoever leads trains, whatever else they are; who did so once may take their name off at any time.
  if (as === "trainer" && name !== null && asker.role !== "host") return no("leads-not");
  const { named } = session.credits;
  const isIt = (one: Credit): boolean => one.as === as && one.member === asker.id && one.person === person;
  if ((named.find(isIt)?.name ?? null) === name) return step(session);
  const others = named.filter((one) => !isIt(one));
  if (name === null) return withNamed(session, others);
  if (others.length >= limits.CREDITS_MAX_COUNT) return no("credits-full");
  return withNamed(session, [...others, { member: asker.id, person, as, name }]);
}

function withNamed(session: Session, named: readonly Credit[]): Reply<Step, never> {
  return step({ ...session, credits: { ...session.credits, named } });
}

/** In the order of the alphabet, each name once: no place says more than another, and nothing says who is what. */
export function namedAs({ named }: Pick<Credits, "named">, as: CreditAs, locale: string): readonly string[] {
  const names = named.filter((one) => one.as === as).map(({ name }) => name);
  return [...new Set(names)].sort((one, other) => one.localeCompare(other, locale));
}

/** Of a member who is gone; or from this place of the seat on, where other people sit now. */
export function forgetInCredits(session: Session, member: MemberId, from = 0): Session {
  const named = session.credits.named.filter((one) => one.member !== member || one.person < from);
  if (named.length === session.credits.named.length) return session;
  return { ...session, credits: { ...session.credits, named } };
}
