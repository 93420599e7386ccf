import type { QuestionId } from "../ids.ts";
import * as limits from "../limits.ts";
import { AUDIENCES, isAsked, MOMENTS } from "./evaluation.ts";
import type { Answered, Evaluation, Moment, Question, Wave } from "./evaluation.ts";
import { keyOf, ofEach } from "./seat.ts";
import type { Asker } from "./types.ts";

/** What may be said of answers: never anything of fewer people than EVALUATION_ANSWERS_MIN_COUNT. */

export type Result =
  | { readonly kind: "hidden" }
  /** How many answered 1, 2, … */
  | { readonly kind: "scale"; readonly counts: readonly number[] }
  | { readonly kind: "words"; readonly words: readonly string[] };

export interface WaveView {
  readonly moment: Moment;
  readonly state: "waiting" | "open" | "shown";
  /** Those that are asked; of a waiting wave, those that will be. */
  readonly questions: readonly Question[];
  /** How many have answered; never who. Null where few are asked, and so few that it would say who has. */
  readonly answered: number | null;
  /** For each person of one’s own seat; empty where they are not asked. */
  readonly mine: readonly boolean[];
  /** By question, when shown. */
  readonly results: readonly { readonly question: QuestionId; readonly result: Result }[];
}

/** The same statement in two waves, by those whose personal code is in both. */
export interface Change {
  readonly question: QuestionId;
  readonly from: Moment;
  readonly to: Moment;
  /** How many say less, the same, more; null where they are too few. */
  readonly moved: { readonly down: number; readonly same: number; readonly up: number } | null;
}

export interface EvaluationView {
  readonly questions: readonly Question[];
  readonly waves: readonly WaveView[];
  readonly changes: readonly Change[];
}

/** What is the same for everybody: made once for each state of an evaluation, since every view of every member has it. */
const shared = new WeakMap<Evaluation, Omit<EvaluationView, "questions">>();

function sharedOf(evaluation: Evaluation): Omit<EvaluationView, "questions"> {
  const known = shared.get(evaluation);
  if (known) return known;
  const made = { waves: MOMENTS.map((moment) => waveOf(evaluation, moment)), changes: changesIn(evaluation) };
  shared.set(evaluation, made);
  return made;
}

export function evaluationView(evaluation: Evaluation, asker: Asker): EvaluationView {
  const { waves, changes } = sharedOf(evaluation);
  return {
    questions: evaluation.questions,
    waves: waves.map((wave) => ({
      ...wave,
      mine: isAsked(wave.moment, asker) ? mineIn(evaluation.waves[wave.moment], asker) : [],
    })),
    changes,
  };
}

function waveOf({ questions, waves }: Evaluation, moment: Moment): WaveView {
  const wave = waves[moment];
  if (wave.state === "waiting") {
    const asked = questions.filter(({ moments }) => moments.includes(moment));
    return { moment, state: "waiting", questions: asked, answered: 0, mine: [], results: [] };
  }
  const { state, answers } = wave;
  return {
    moment,
    state,
    questions: wave.questions,
    answered: AUDIENCES[moment] && answers.length < limits.EVALUATION_ANSWERS_MIN_COUNT ? null : answers.length,
    mine: [],
    results:
      state === "shown"
        ? wave.questions.map((question) => ({ question: question.id, result: resultOf(question, answers) }))
        : [],
  };
}

function mineIn(wave: Wave, asker: Asker): readonly boolean[] {
  return wave.state === "open" ? ofEach(asker, (place) => wave.voices.includes(keyOf(place))) : [];
}

function valuesOf(id: QuestionId, answers: readonly Answered[]): (number | string)[] {
  return answers.flatMap(({ said }) => said.filter(({ question }) => question === id).map(({ value }) => value));
}

function resultOf({ id, kind }: Question, answers: readonly Answered[]): Result {
  const values = valuesOf(id, answers);
  if (values.length < limits.EVALUATION_ANSWERS_MIN_COUNT) return { kind: "hidden" };
  if (kind === "words") return { kind: "words", words: values.map(String).toSorted((a, b) => (a < b ? -1 : 1)) };
  const counts = Array.from(
    { length: limits.SCALE_MAX_COUNT },
    (_, at) => values.filter((value) => value === at + 1).length,
  );
  return { kind: "scale", counts };
}

function changesIn({ waves }: Evaluation): Change[] {
  // What some were asked for themselves is no earlier or later word of all.
  const shown = MOMENTS.filter((moment) => waves[moment].state === "shown" && !AUDIENCES[moment]);
  return shown.flatMap((from, at) => shown.slice(at + 1).flatMap((to) => changesBetween({ waves }, from, to)));
}

function changesBetween({ waves }: Pick<Evaluation, "waves">, from: Moment, to: Moment): Change[] {
  const [first, second] = [waves[from], waves[to]];
  if (first.state !== "shown" || second.state !== "shown") return [];
  const both = first.questions.filter(
    ({ id, kind }) => kind === "scale" && second.questions.some((other) => other.id === id),
  );
  return both.map(({ id }) => ({ question: id, from, to, moved: movedOf(id, first.answers, second.answers) }));
}

function movedOf(id: QuestionId, before: readonly Answered[], after: readonly Answered[]): Change["moved"] {
  const [first, second] = [codedOf(id, before), codedOf(id, after)];
  const moves = [...first].flatMap(([pair, value]) => {
    const then = second.get(pair);
    return then === undefined ? [] : [Math.sign(then - value)];
  });
  if (moves.length < limits.EVALUATION_ANSWERS_MIN_COUNT) return null;
  const count = (sign: number): number => moves.filter((one) => one === sign).length;
  return { down: count(-1), same: count(0), up: count(1) };
}

/** Code → answer. A code that two people chose pairs nobody. */
function codedOf(id: QuestionId, answers: readonly Answered[]): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const { pair, said } of answers) {
    const value = said.find(({ question }) => question === id)?.value;
    if (pair === null || typeof value !== "number") continue;
    if (found.has(pair)) twice.add(pair);
    found.set(pair, value);
  }
  for (const pair of twice) found.delete(pair);
  return found;
}
