import type { Part } from "../rules/roles.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Reply } from "../reply.ts";
import type { Session } from "./types.ts";

/**
 * What stands at the door: what this table decides or prepares, who is associated with that and how, and what becomes of
 * what is said. Whoever holds the code or a link reads it before they give a name, so nothing secret may stand in it, and
 * nothing of it is taken from the table by itself. It lasts over all meetings.
 */

/** From the most to the least that a person may bring about. */
export const WAYS = ["decide", "consulted", "informed"] as const;
export type Way = (typeof WAYS)[number];

export interface Association {
  readonly decision: string;
  /** How each part is associated; who is not named is not said to be. */
  readonly parts: Readonly<Partial<Record<Part, Way>>>;
  readonly becomes: string;
  /** When it was last written, milliseconds since 1970: whoever came before read other words. */
  readonly at: number;
}

export type AssociationCommand = { readonly kind: "association.set" } & Omit<Association, "at">;

export function reduceAssociation(
  session: Session,
  { decision, parts, becomes }: AssociationCommand,
  now: number,
): Reply<Step, never> {
  const before = session.association;
  const isEmpty = decision === "" && becomes === "" && Object.keys(parts).length === 0;
  if (isEmpty) return step(before === null ? session : { ...session, association: null });
  if (before && isSame(before, { decision, parts, becomes })) return step(session);
  return step({ ...session, association: { decision, parts, becomes, at: now } });
}

function isSame(one: Omit<Association, "at">, other: Omit<Association, "at">): boolean {
  const said = ({ decision, parts, becomes }: Omit<Association, "at">): string =>
    JSON.stringify([decision, becomes, Object.entries(parts).toSorted(([one], [other]) => (one < other ? -1 : 1))]);
  return said(one) === said(other);
}
