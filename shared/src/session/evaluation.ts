import type { MemberId, QuestionId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { canonical } from "./canonical.ts";
import { isKeyOn, keyOf, sitsHere } from "./seat.ts";
import type { SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Part } from "../rules/roles.ts";
import type { Asker, Session } from "./types.ts";

/**
 * What people say of the training, before, during and after it, and what communities say of it then: four waves, each
 *
 *   waiting ──open──► open ──show──► shown
 *   anybody writes    each answers   everybody reads
 *   the questions     once           the same, at once
 *
 * An open wave has its questions as they were when it opened. Who has answered is known only while it is open, to
 * refuse a second answer; what was answered lies beside it in an order made of the answers themselves.
 */

export const MOMENTS = ["before", "during", "after", "communities"] as const;
export type Moment = (typeof MOMENTS)[number];

/** A form of their own for those who say that they take this part; everybody reads what came of it. */
export const AUDIENCES: Readonly<Partial<Record<Moment, Part>>> = { communities: "authority" };

/** Whether this form is theirs to answer. */
export function isAsked(moment: Moment, { part }: Pick<Asker, "part">): boolean {
  const audience = AUDIENCES[moment];
  return audience === undefined || audience === part;
}

export const ANSWER_KINDS = ["scale", "words"] as const;
/** `scale`: 1 (not at all) to SCALE_MAX_COUNT (entirely). */
export type AnswerKind = (typeof ANSWER_KINDS)[number];

export interface Question {
  readonly id: QuestionId;
  readonly text: string;
  readonly kind: AnswerKind;
  /** The same statement in two waves can be laid side by side. */
  readonly moments: readonly Moment[];
}

export interface Said {
  readonly question: QuestionId;
  readonly value: number | string;
}

/** What one person answered. Nothing in it says who. */
export interface Answered {
  /** Made on the device from words that the person chose: the same in a later wave, and no way back to anybody. */
  readonly pair: string | null;
  readonly said: readonly Said[];
}

export type Wave =
  | { readonly state: "waiting" }
  | {
      readonly state: "open";
      readonly questions: readonly Question[];
      readonly answers: readonly Answered[];
      /** Keys of those who have: seat.ts. */
      readonly voices: readonly string[];
    }
  | { readonly state: "shown"; readonly questions: readonly Question[]; readonly answers: readonly Answered[] };

export interface Evaluation {
  readonly questions: readonly Question[];
  readonly waves: Readonly<Record<Moment, Wave>>;
}

export type EvaluationCommand =
  /** A new question, or other words for one that is there. */
  | ({ readonly kind: "question.put" } & { readonly question: Question })
  | { readonly kind: "question.drop"; readonly question: QuestionId }
  | { readonly kind: "evaluation.open"; readonly moment: Moment }
  | {
      readonly kind: "evaluation.answer";
      readonly moment: Moment;
      readonly person: number;
      readonly pair: string | null;
      readonly said: readonly Said[];
    }
  | { readonly kind: "evaluation.show"; readonly moment: Moment };

export const EVALUATION_REASONS = [
  "too-many-questions",
  "no-such-question",
  "no-questions",
  "wave-not-waiting",
  "wave-not-open",
  "already-answered",
  "wrong-answer",
  "other-audience",
] as const;
export type EvaluationReason = (typeof EVALUATION_REASONS)[number] | SeatReason;

export const NEW_EVALUATION: Evaluation = {
  questions: [],
  waves: {
    before: { state: "waiting" },
    during: { state: "waiting" },
    after: { state: "waiting" },
    communities: { state: "waiting" },
  },
};

/** Those that were stored before there was a wave of communities have none. */
export function evaluationFrom(stored: Evaluation | undefined): Evaluation {
  return stored ? { ...stored, waves: { ...NEW_EVALUATION.waves, ...stored.waves } } : NEW_EVALUATION;
}

type Outcome = Reply<Step, EvaluationReason>;

export function reduceEvaluation(session: Session, command: EvaluationCommand, { asker }: Context): Outcome {
  switch (command.kind) {
    case "question.put":
      return putQuestion(session, command.question);
    case "question.drop":
      return withQuestions(session, (all) => all.filter(({ id }) => id !== command.question));
    case "evaluation.open":
      return open(session, command.moment);
    case "evaluation.answer":
      if (!sitsHere(asker, command.person)) return no("no-such-person");
      if (!isAsked(command.moment, asker)) return no("other-audience");
      return answer(session, command, keyOf({ member: asker.id, person: command.person }));
    case "evaluation.show":
      return show(session, command.moment);
    default:
      return assertNever(command);
  }
}

function withQuestions(session: Session, change: (all: readonly Question[]) => readonly Question[]): Outcome {
  return step({ ...session, evaluation: { ...session.evaluation, questions: change(session.evaluation.questions) } });
}

function putQuestion(session: Session, question: Question): Outcome {
  const { questions } = session.evaluation;
  const isThere = questions.some(({ id }) => id === question.id);
  if (!isThere && questions.length >= limits.QUESTIONS_MAX_COUNT) return no("too-many-questions");
  return withQuestions(session, (all) =>
    isThere ? all.map((one) => (one.id === question.id ? question : one)) : [...all, question],
  );
}

function withWave(session: Session, moment: Moment, wave: Wave): Outcome {
  const { evaluation } = session;
  return step({ ...session, evaluation: { ...evaluation, waves: { ...evaluation.waves, [moment]: wave } } });
}

function open(session: Session, moment: Moment): Outcome {
  const { questions, waves } = session.evaluation;
  if (waves[moment].state === "open") return step(session);
  if (waves[moment].state !== "waiting") return no("wave-not-waiting");
  const asked = questions.filter(({ moments }) => moments.includes(moment));
  if (asked.length === 0) return no("no-questions");
  return withWave(session, moment, { state: "open", questions: asked, answers: [], voices: [] });
}

function answer(
  session: Session,
  { moment, pair, said }: { readonly moment: Moment; readonly pair: string | null; readonly said: readonly Said[] },
  voice: string,
): Outcome {
  const wave = session.evaluation.waves[moment];
  if (wave.state !== "open") return no("wave-not-open");
  if (wave.voices.includes(voice)) return no("already-answered");
  const kinds = new Map(wave.questions.map(({ id, kind }) => [id, kind]));
  if (said.some(({ question }) => !kinds.has(question))) return no("no-such-question");
  if (new Set(said.map(({ question }) => question)).size < said.length) return no("wrong-answer");
  if (said.some(({ question, value }) => (kinds.get(question) === "scale") !== (typeof value === "number")))
    return no("wrong-answer");
  return withWave(session, moment, {
    ...wave,
    // In an order that says nothing of when each came.
    answers: [...wave.answers, { pair, said }].toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1)),
    voices: [...wave.voices, voice].toSorted(),
  });
}

function show(session: Session, moment: Moment): Outcome {
  const wave = session.evaluation.waves[moment];
  if (wave.state === "shown") return step(session);
  if (wave.state !== "open") return no("wave-not-open");
  const { questions, answers } = wave;
  return withWave(session, moment, { state: "shown", questions, answers });
}

/** What a removed person has answered stays: nobody can tell which it was. */
export function forgetInEvaluation(session: Session, member: MemberId): Session {
  const { evaluation } = session;
  const waves = { ...evaluation.waves };
  for (const moment of MOMENTS) {
    const wave = waves[moment];
    if (wave.state !== "open") continue;
    waves[moment] = { ...wave, voices: wave.voices.filter((voice) => !isKeyOn(voice, member)) };
  }
  return { ...session, evaluation: { ...evaluation, waves } };
}
