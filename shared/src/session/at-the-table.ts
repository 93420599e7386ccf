import { assertNever } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { reduceAssociation } from "./association.ts";
import type { AssociationCommand } from "./association.ts";
import { BRAKE_REASONS, reduceBrake } from "./brake.ts";
import type { BrakeCommand } from "./brake.ts";
import { CLOSING_REASONS, NOT_CLOSED, reduceClosing } from "./closing.ts";
import type { ClosingCommand } from "./closing.ts";
import { COURSE_REASONS, NO_COURSE, reduceCourse } from "./course.ts";
import type { CourseCommand } from "./course.ts";
import { reduceNaming } from "./naming.ts";
import type { NamingCommand } from "./naming.ts";
import { reducePassing } from "./passing.ts";
import type { PassingCommand } from "./passing.ts";
import { REHEARSAL_REASONS, reduceRehearsal } from "./rehearsal.ts";
import type { RehearsalCommand } from "./rehearsal.ts";
import { NO_RULES, reduceRules, RULES_REASONS } from "./rules.ts";
import type { RulesCommand } from "./rules.ts";
import type { SeatReason } from "./seat.ts";
import type { Context, Step } from "./step.ts";
import type { Session } from "./types.ts";

/** What happens at the table beside writing and voting, as one part of the machine. */

export type TableCommand =
  | RulesCommand
  | BrakeCommand
  | PassingCommand
  | ClosingCommand
  | AssociationCommand
  | CourseCommand
  | RehearsalCommand
  | NamingCommand;

export const TABLE_REASONS = [
  ...RULES_REASONS,
  ...BRAKE_REASONS,
  ...CLOSING_REASONS,
  ...COURSE_REASONS,
  ...REHEARSAL_REASONS,
] as const;
type TableReason = (typeof TABLE_REASONS)[number] | SeatReason;

export const NEW_AT_THE_TABLE = {
  rules: NO_RULES,
  goal: "",
  brake: null,
  brakes: [],
  closing: NOT_CLOSED,
  rehearsal: null,
  named: [],
  association: null,
  course: NO_COURSE,
} as const satisfies Partial<Session>;

const KINDS: Readonly<Record<TableCommand["kind"], true>> = {
  "rules.post": true,
  "rules.agree": true,
  "goal.set": true,
  "brake.pull": true,
  "brake.answer": true,
  react: true,
  summon: true,
  "board.close": true,
  "board.reopen": true,
  "board.keep": true,
  "board.erase": true,
  "association.set": true,
  "course.set": true,
  "rehearsal.end": true,
  "name.allow": true,
};

export function isAtTheTable(command: { readonly kind: string }): command is TableCommand {
  return Object.hasOwn(KINDS, command.kind);
}

export function reduceAtTheTable(session: Session, command: TableCommand, context: Context): Reply<Step, TableReason> {
  switch (command.kind) {
    case "rules.post":
    case "rules.agree":
    case "goal.set":
      return reduceRules(session, command, context.asker);
    case "brake.pull":
    case "brake.answer":
      return reduceBrake(session, command, context.asker.id);
    case "react":
    case "summon":
      return reducePassing(session, command, context.asker.id);
    case "board.close":
    case "board.reopen":
    case "board.keep":
    case "board.erase":
      return reduceClosing(session, command, context.now);
    case "association.set":
      return reduceAssociation(session, command, context.now);
    case "course.set":
      return reduceCourse(session, command);
    case "rehearsal.end":
      return reduceRehearsal(session);
    case "name.allow":
      return reduceNaming(session, command, context.asker);
    default:
      return assertNever(command);
  }
}
