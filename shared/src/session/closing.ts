import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { dateAfter } from "./course.ts";
import { step } from "./step.ts";
import type { Effect, Step } from "./step.ts";
import { NO_TIMER } from "./timer.ts";
import type { Session } from "./types.ts";

/**
 *   open ──close──► read-only ──close, with a date──► read-only, to be deleted ──the date──► (nothing)
 *     ▲               │  ▲  └──────◄──keep──────────────┘    │
 *     └───reopen──────┘  └── close: other words              └──reopen──► open
 *   any ──erase──► closed, its date long past ──at once──► (nothing)
 *
 * What was decided stays when the table is open again. The date is one of the calendar, milliseconds since 1970.
 */

export type ClosingCommand =
  | {
      readonly kind: "board.close";
      readonly decided: string;
      readonly tasks: readonly Task[];
      /** Null: read-only, with no end. Left out: after as many days as the table is kept. */
      readonly deleteAt?: number | null | undefined;
    }
  | { readonly kind: "board.reopen" }
  /** Calls the deletion off; the table stays closed. */
  | { readonly kind: "board.keep" }
  /** All of it, at once. */
  | { readonly kind: "board.erase" };

export const CLOSING_REASONS = ["not-closed", "table-closed", "too-many-tasks", "date-out-of-range"] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** Who does what: names as people say them, for somebody who is not at the table may have a task too. */
export interface Task {
  readonly what: string;
  readonly who: string;
}

export interface Closing {
  readonly closed: boolean;
  readonly decided: string;
  readonly tasks: readonly Task[];
  readonly deleteAt: number | null;
}

/** The date of a table that is being erased: long past, whatever clock looks at it. */
export const AT_ONCE = 0;

export const NOT_CLOSED: Closing = { closed: false, decided: "", tasks: [], deleteAt: null };

export function reduceClosing(session: Session, command: ClosingCommand, now: number): Reply<Step, ClosingReason> {
  const { closing } = session;
  if (command.kind === "board.close") return close(session, command, now);
  if (command.kind === "board.erase") return to(session, { ...closing, closed: true, deleteAt: AT_ONCE });
  // What is on its way out does not come back by another press.
  if (!closing.closed || closing.deleteAt === AT_ONCE) return no("not-closed");
  if (command.kind === "board.keep") return to(session, { ...closing, deleteAt: null });
  return to(session, { ...closing, closed: false, deleteAt: null });
}

function close(
  session: Session,
  { decided, tasks, deleteAt: wish }: Extract<ClosingCommand, { readonly kind: "board.close" }>,
  now: number,
): Reply<Step, ClosingReason> {
  if (tasks.length > limits.CLOSING_TASKS_MAX_COUNT) return no("too-many-tasks");
  if (session.closing.deleteAt === AT_ONCE) return no("table-closed");
  const deleteAt = wish === undefined ? dateAfter(session.course, now) : wish;
  if (wish && deleteAt !== null && !isInRange(deleteAt - now)) return no("date-out-of-range");
  return to(session, { closed: true, decided, tasks, deleteAt });
}

/** Long enough that everybody can take what is theirs, and say no. */
function isInRange(aheadMs: number): boolean {
  const day = 24 * 3_600_000;
  return aheadMs >= limits.DELETION_AHEAD_MIN_DAYS * day && aheadMs <= limits.DELETION_AHEAD_MAX_DAYS * day;
}

function to(session: Session, closing: Closing): Reply<Step, never> {
  const effects: readonly Effect[] = closing.closed === session.closing.closed ? [] : [{ kind: "access" }];
  return step({ ...session, closing, timer: closing.closed ? NO_TIMER : session.timer }, effects);
}
