import type { MemberId } from "../ids.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * Whose name may stand in what leaves the table. Nobody’s, until the person says so; each person of a seat for
 * themself, and taken back as easily. All of the table know it, since each of them can make a copy.
 */

export interface NamingCommand {
  readonly kind: "name.allow";
  readonly person: number;
  readonly allowed: boolean;
}

export function reduceNaming(
  session: Session,
  { person, allowed }: NamingCommand,
  asker: Asker,
): Reply<Step, SeatReason> {
  if (!sitsHere(asker, person)) return no("no-such-person");
  const isMine = (one: Place): boolean => one.member === asker.id && one.person === person;
  const { named } = session;
  if (named.some(isMine) === allowed) return step(session);
  return step({
    ...session,
    named: allowed ? [...named, { member: asker.id, person }] : named.filter((one) => !isMine(one)),
  });
}

/** Of a member who is gone; or from this place of the seat on, where other people sit now. */
export function forgetInNaming(session: Session, member: MemberId, from = 0): Session {
  const named = session.named.filter((one) => one.member !== member || one.person < from);
  return named.length === session.named.length ? session : { ...session, named };
}

/** What the people of a seat are called, in the order of their places. */
export interface SeatNames {
  readonly name: string;
  readonly also: readonly string[];
}

/** Undefined: nobody has that place. */
export function nameOnSeat(seat: SeatNames | undefined, person: number): string | undefined {
  return seat && [seat.name, ...seat.also][person];
}

export interface NameRule {
  /** Those that may leave. */
  readonly may: ReadonlySet<string>;
  /** Those of people of this table who have not said so. */
  readonly others: readonly string[];
}

/** A name that several people have leaves only when all of them have said so: nothing tells them apart. */
export function nameRule(named: readonly Place[], people: ReadonlyMap<MemberId, SeatNames>): NameRule {
  const said = new Map<string, boolean>();
  for (const [member, { name, also }] of people) {
    for (const [person, one] of [name, ...also].entries()) {
      const key = sameName(one);
      const isNamed = named.some((who) => who.member === member && who.person === person);
      said.set(key, isNamed && (said.get(key) ?? true));
    }
  }
  const names = (wish: boolean): string[] => [...said].flatMap(([name, may]) => (may === wish ? [name] : []));
  return { may: new Set(names(true)), others: names(false).filter((name) => name !== "") };
}

/** One name, however it was typed. */
export function sameName(name: string): string {
  return name.normalize("NFC").trim().replaceAll(/\s+/g, " ").toLowerCase();
}
