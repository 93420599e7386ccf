import { editStatement } from "../board/edit-statements.ts";
import type { Hand } from "../board/hand.ts";
import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";
import type { StatementId } from "../ids.ts";
import { PARTS } from "../rules/roles.ts";
import type { Part } from "../rules/roles.ts";

/** The decision map: what there is to decide, and which part has how much of a hand in it. */

/** From all to nothing: decides, is asked before, is told after, is not associated. */
export const SHARES = ["decides", "consulted", "told", "none"] as const;
export type Share = (typeof SHARES)[number];

export interface Subject {
  readonly statement: Statement;
  readonly id: StatementId;
  readonly text: string;
  /** Null: nobody has said. */
  readonly shares: Readonly<Record<Part, Share | null>>;
}

/** Of a row as it is kept: one sign a part, in the order of PARTS. One value, as where a card lies: a row is one thought. */
const SIGNS: Readonly<Record<Share, string>> = { decides: "d", consulted: "c", told: "t", none: "n" };
const UNSAID = "-";

export function subjectsOf({ statements }: Pick<Board, "statements">): readonly Subject[] {
  return [...statements.values()]
    .filter(({ field, text }) => field === "decision" && text.trim() !== "")
    .sort(compareOrder)
    .map((statement) => ({
      statement,
      id: statement.id,
      text: statement.text.trim(),
      shares: sharesIn(statement.value),
    }));
}

/** What a peer wrote that is no sign of ours says nothing. */
export function sharesIn(value: string | null): Readonly<Record<Part, Share | null>> {
  const of = (part: Part): Share | null => {
    const sign = value?.[PARTS.indexOf(part)];
    return SHARES.find((share) => SIGNS[share] === sign) ?? null;
  };
  return {
    supported: of("supported"),
    trainer: of("trainer"),
    adviser: of("adviser"),
    authority: of("authority"),
    provider: of("provider"),
    other: of("other"),
  };
}

export function setShare(hand: Hand, { id, shares }: Subject, part: Part, share: Share | null): void {
  const next = { ...shares, [part]: share };
  const signs = PARTS.map((one) => signOf(next[one])).join("");
  editStatement(hand, id, { value: signs === UNSAID.repeat(PARTS.length) ? null : signs });
}

function signOf(share: Share | null): string {
  return share === null ? UNSAID : SIGNS[share];
}

export function decidersOf({ shares }: Pick<Subject, "shares">): readonly Part[] {
  return PARTS.filter((part) => shares[part] === "decides");
}

/** What the map says of people concerned, in one look: of so many things that are said they decide so many. */
export interface Standing {
  readonly of: number;
  readonly decides: number;
  /** They decide it not, and somebody else does. */
  readonly without: readonly Subject[];
}

export function standingOf(subjects: readonly Subject[]): Standing {
  const said = subjects.filter(({ shares }) => PARTS.some((part) => shares[part] !== null));
  return {
    of: said.length,
    decides: said.filter(({ shares }) => shares.supported === "decides").length,
    without: said.filter((subject) => subject.shares.supported !== "decides" && decidersOf(subject).length > 0),
  };
}
