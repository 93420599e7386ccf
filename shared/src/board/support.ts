import { compareOrder } from "./order.ts";
import type { Board, Statement } from "./types.ts";

/**
 * What an institution commits to: who, for what, since which day. A support that has no day is none yet, whatever else is
 * written of it.
 */
export interface Support {
  readonly statement: Statement;
  /** A role or a service. */
  readonly signatory: string;
  readonly scope: string;
  /** `2026-12-14`; null, whatever else is written: not yet. */
  readonly day: string | null;
}

export function supportsOf({ statements }: Pick<Board, "statements">): readonly Support[] {
  const supports = [...statements.values()].filter(({ field }) => field === "support").sort(compareOrder);
  return supports.map((statement) => ({
    statement,
    signatory: statement.note,
    scope: statement.text,
    day: dayOf(statement.value),
  }));
}

/** A peer may write anything where a day is meant. */
function dayOf(value: string | null): string | null {
  if (value === null || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return null;
  const at = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== value ? null : value;
}

export interface SupportNow {
  /** With a day, the earliest first. */
  readonly given: readonly Support[];
  readonly awaited: readonly Support[];
}

/** A row without any word says nothing. */
export function supportNow(board: Pick<Board, "statements">): SupportNow {
  const said = supportsOf(board).filter(({ signatory, scope }) => (signatory + scope).trim() !== "");
  const given = said.filter(({ day }) => day !== null);
  return {
    given: given.sort((left, right) => (left.day ?? "").localeCompare(right.day ?? "")),
    awaited: said.filter(({ day }) => day === null),
  };
}
