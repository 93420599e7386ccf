import type { Question } from "./evaluation.ts";
import type { Phase, Session } from "./types.ts";

/** What is made ready for a table by its words alone. */
export interface SessionFrame {
  readonly phases: readonly Phase[];
  readonly goal: string;
  readonly rules: string;
  readonly questions: readonly Question[];
}

/** A session as it begins, led as another was: nobody has agreed to its rules, and nobody has answered. */
export function beginWith(fresh: Session, { phases, goal, rules, questions }: SessionFrame): Session {
  return {
    ...fresh,
    phases,
    goal,
    rules: { ...fresh.rules, text: rules, round: rules === "" ? 0 : 1 },
    evaluation: { ...fresh.evaluation, questions },
  };
}
