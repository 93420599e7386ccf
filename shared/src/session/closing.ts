import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Effect, Step } from "./step.ts";
import { NO_TIMER } from "./timer.ts";
import type { Session } from "./types.ts";

/**
 *   open ──close──► read-only ──close, with a date──► read-only, to be deleted ──the date──► (nothing)
 *     ▲               │  ▲  └──────◄──keep──────────────┘    │
 *     └───reopen──────┘  └── close: other words              └──reopen──► open
 *
 * What was decided stays when the table is open again. The date is one of the calendar, milliseconds since 1970.
 */

export type ClosingCommand =
  | {
      readonly kind: "board.close";
      readonly decided: string;
      readonly tasks: readonly Task[];
      /** Null: read-only, with no end. */
      readonly deleteAt: number | null;
    }
  | { readonly kind: "board.reopen" }
  /** Calls the deletion off; the table stays closed. */
  | { readonly kind: "board.keep" };

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

export const NOT_CLOSED: Closing = { closed: false, decided: "", tasks: [], deleteAt: null };

export function reduceClosing(session: Session, command: ClosingCommand, now: number): Reply<Step, ClosingReason> {
  const { closing } = session;
  if (command.kind === "board.close") return close(session, command, now);
  if (!closing.closed) return no("not-closed");
  if (command.kind === "board.keep") return to(session, { ...closing, deleteAt: null });
  return to(session, { ...closing, closed: false, deleteAt: null });
}

function close(
  session: Session,
  { decided, tasks, deleteAt }: Extract<ClosingCommand, { readonly kind: "board.close" }>,
  now: number,
): Reply<Step, ClosingReason> {
  if (tasks.length > limits.CLOSING_TASKS_MAX_COUNT) return no("too-many-tasks");
  if (deleteAt !== null && !isInRange(deleteAt - now)) return no("date-out-of-range");
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
