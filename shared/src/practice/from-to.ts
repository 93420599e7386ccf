import { compareOrder } from "../board/order.ts";
import type { Board, Statement } from "../board/types.ts";
import type { QuestionId } from "../ids.ts";
import type { Change, EvaluationView, Result } from "../session/evaluation-results.ts";
import type { Moment, Question } from "../session/evaluation.ts";

/**
 * What was and what will be, tied to one question of the evaluation. Its words lie in the document; the question and the answers
 * lie in the session, and nothing of them is shown here that the evaluation does not show everybody.
 */

export function changesOf({ statements }: Pick<Board, "statements">): readonly Statement[] {
  return [...statements.values()].filter(({ field }) => field === "change").sort(compareOrder);
}

/** `gone`: it is asked no more; of one that was, its words are still known. */
export type Tied =
  | { readonly kind: "none" }
  | { readonly kind: "asked"; readonly question: Question }
  | { readonly kind: "gone"; readonly question: Question | null };

type Known = Pick<EvaluationView, "questions" | "waves">;

export function tiedTo({ value }: Pick<Statement, "value">, { questions, waves }: Known): Tied {
  if (value === null) return { kind: "none" };
  const question = questions.find(({ id }) => id === value);
  if (question) return { kind: "asked", question };
  const once = waves.flatMap((wave) => wave.questions).find(({ id }) => id === value);
  return { kind: "gone", question: once ?? null };
}

export interface Told {
  readonly moment: Moment;
  readonly result: Result;
}

/** Of the waves that were shown, what was answered to it. */
export function toldOf(question: QuestionId, { waves }: Pick<EvaluationView, "waves">): readonly Told[] {
  return waves.flatMap(({ moment, state, results }) =>
    state === "shown"
      ? results.flatMap((one) => (one.question === question ? [{ moment, result: one.result }] : []))
      : [],
  );
}

export function movesOf(question: QuestionId, { changes }: Pick<EvaluationView, "changes">): readonly Change[] {
  return changes.filter((one) => one.question === question);
}
