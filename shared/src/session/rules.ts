import type { MemberId } from "../ids.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { sitsHere } from "./seat.ts";
import type { Place, SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * What the table has agreed on: its ground rules, and the goal that everybody shares. Other words are other rules: each
 * person is asked again, and who agreed to the earlier words agreed to nothing yet.
 */

export type RulesCommand =
  | { readonly kind: "rules.post"; readonly text: string }
  | {
      readonly kind: "rules.agree";
      /** The words that were read: an answer that crosses new ones on its way is no answer to them. */
      readonly round: number;
      readonly person: number;
      readonly agrees: boolean;
    }
  | { readonly kind: "goal.set"; readonly text: string };

export const RULES_REASONS = ["no-rules", "rules-changed"] as const;
export type RulesReason = (typeof RULES_REASONS)[number] | SeatReason;

export interface Rules {
  /** Empty: none have been posted. */
  readonly text: string;
  /** How often they were posted in other words. */
  readonly round: number;
  /** Kept so that nobody counts twice; told as a count. */
  readonly agreed: readonly Place[];
}

export const NO_RULES: Rules = { text: "", round: 0, agreed: [] };

/** What everybody may know of them: how many agreed, never who. */
export interface RulesView {
  readonly text: string;
  readonly round: number;
  readonly agreedCount: number;
}

export function reduceRules(session: Session, command: RulesCommand, asker: Asker): Reply<Step, RulesReason> {
  if (command.kind === "goal.set")
    return step(command.text === session.goal ? session : { ...session, goal: command.text });
  if (command.kind === "rules.post") return post(session, command.text);
  const { rules } = session;
  if (rules.text === "") return no("no-rules");
  if (rules.round !== command.round) return no("rules-changed");
  if (!sitsHere(asker, command.person)) return no("no-such-person");
  return answer(session, { member: asker.id, person: command.person }, command.agrees);
}

function post(session: Session, text: string): Reply<Step, never> {
  if (text === session.rules.text) return step(session);
  return step({ ...session, rules: { text, round: session.rules.round + 1, agreed: [] } });
}

function answer(session: Session, mine: Place, agrees: boolean): Reply<Step, never> {
  const { rules } = session;
  const isMine = ({ member, person }: Place): boolean => member === mine.member && person === mine.person;
  if (rules.agreed.some(isMine) === agrees) return step(session);
  const agreed = agrees ? [...rules.agreed, mine] : rules.agreed.filter((one) => !isMine(one));
  return step({ ...session, rules: { ...rules, agreed } });
}

export function rulesView({ text, round, agreed }: Rules): RulesView {
  return { text, round, agreedCount: agreed.length };
}

/** Which of the people on this seat have agreed. */
export function agreedHere({ agreed }: Rules, member: MemberId): readonly number[] {
  return agreed.filter((one) => one.member === member).map(({ person }) => person);
}

/** Whoever sits at a place from `from` on has agreed to nothing, whatever was agreed there before. */
export function forgetInRules(session: Session, member: MemberId, from: number): Session {
  const agreed = session.rules.agreed.filter((one) => one.member !== member || one.person < from);
  return agreed.length === session.rules.agreed.length ? session : { ...session, rules: { ...session.rules, agreed } };
}
