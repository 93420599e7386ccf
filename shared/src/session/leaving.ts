import type { MemberId } from "../ids.ts";
import type { Reply } from "../reply.ts";
import { CREDIT_REASONS, forgetInCredits, NO_CREDITS, reduceCredits } from "./credits.ts";
import type { CreditCommand, Credits } from "./credits.ts";
import { exportsView, LEDGER_REASONS, markExports, reduceLedger } from "./ledger.ts";
import type { Exported, ExportedSeen, LedgerCommand } from "./ledger.ts";
import { dropReadings, forgetInReadings, NO_REPORT, READING_REASONS, reduceReadings, reportView } from "./readings.ts";
import type { ReadingCommand, Report, ReportView } from "./readings.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/** What leaves the table: what was given to whom, who read it before, and whose names are on it. Three slices that go together. */

export type LeavingCommand = LedgerCommand | ReadingCommand | CreditCommand;

export const LEAVING_REASONS = [...LEDGER_REASONS, ...READING_REASONS, ...CREDIT_REASONS] as const;

export interface Leaving {
  readonly report: Report;
  /** Oldest first. */
  readonly exported: readonly Exported[];
  readonly credits: Credits;
}

export interface LeavingView {
  readonly report: ReportView;
  /** Newest first. */
  readonly exported: readonly ExportedSeen[];
  readonly credits: Credits;
}

export const NEW_LEAVING: Leaving = { report: NO_REPORT, exported: [], credits: NO_CREDITS };

export function isLeaving(command: { readonly kind: string }): command is LeavingCommand {
  return /^(?:export|report|credit|publication)\./.test(command.kind);
}

export function reduceLeaving(
  session: Session,
  command: LeavingCommand,
  context: Context,
): Reply<Step, (typeof LEAVING_REASONS)[number] | "no-such-person"> {
  switch (command.kind) {
    case "export.note":
    case "export.told":
      return reduceLedger(session, command, context);
    case "report.call":
    case "report.read":
      return reduceReadings(session, command, context.asker);
    default:
      return reduceCredits(session, command, context.asker);
  }
}

/** All of it outlasts a meeting. */
export function leavingOf({ report, exported, credits }: Session): Leaving {
  return { report, exported, credits };
}

export function leavingView(session: Session, asker: Asker): LeavingView {
  return {
    report: reportView(session, asker),
    exported: exportsView(session, asker),
    credits: session.credits,
  };
}

/** What leaves follows its stories, whatever became of them and why. */
export function followStories(before: Session, after: Session): Session {
  return markExports(before, dropReadings(before, after));
}

export function forgetInLeaving(session: Session, member: MemberId, from: number): Session {
  return forgetInCredits(forgetInReadings(session, member, from), member, from);
}
