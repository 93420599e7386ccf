import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { isKeyOn, keyOf, ofEach, sitsHere } from "./seat.ts";
import type { SeatReason } from "./seat.ts";
import { step } from "./step.ts";
import type { Context, Step } from "./step.ts";
import type { Asker, Session } from "./types.ts";

/**
 * One prompt, up to three words each, without seeing anybody’s: before the work and again after it.
 *
 *   none ──ask──► before ──go on──► between ──go on──► after ──go on──► shown
 *     ▲             each person gives once    (nobody sees a word)      to all at once, side by side
 *     └──────────────────────────────── drop ───────────────────────────────┘
 *
 * Words and the voices of those who gave some lie beside each other, each sorted, and nothing says which belong together. When a round
 * ends its voices go; of fewer than five, its words go as well. The exercise lasts over meetings: what changes takes time.
 */

export const WORD_STEPS = ["none", "before", "between", "after", "shown"] as const;
export type WordStep = (typeof WORD_STEPS)[number];
export const WORD_ROUNDS = ["before", "after"] as const;
export type WordRound = (typeof WORD_ROUNDS)[number];

interface Given {
  /** How many gave words. */
  readonly people: number;
  readonly words: readonly string[];
  readonly voices: readonly string[];
}

export interface WordExercise {
  readonly prompt: string;
  readonly step: WordStep;
  readonly rounds: Readonly<Record<WordRound, Given>>;
}

const NOTHING: Given = { people: 0, words: [], voices: [] };
export const NO_EXERCISE: WordExercise = { prompt: "", step: "none", rounds: { before: NOTHING, after: NOTHING } };

export type WordCommand =
  | { readonly kind: "words.ask"; readonly prompt: string }
  | {
      readonly kind: "words.give";
      readonly round: WordRound;
      readonly person: number;
      readonly words: readonly string[];
    }
  /** From the step that whoever leads saw: pressed twice, it goes on once. */
  | { readonly kind: "words.goOn"; readonly from: WordStep }
  | { readonly kind: "words.drop" };

export type WordReason = "wave-not-open" | "already-answered" | "wrong-answer" | SeatReason;

export function reduceWords(session: Session, command: WordCommand, { asker }: Context): Reply<Step, WordReason> {
  switch (command.kind) {
    case "words.ask":
      return ask(session, command.prompt);
    case "words.give":
      return give(session, command, asker);
    case "words.goOn":
      return goOn(session, command.from);
    case "words.drop":
      return session.words.step === "none" ? step(session) : to(session, NO_EXERCISE, true);
    default:
      return assertNever(command);
  }
}

/** Other words are another exercise: once somebody has answered, it is dropped as a whole or stays. */
function ask(session: Session, prompt: string): Reply<Step, WordReason> {
  const { words } = session;
  if (words.step !== "none" && words.prompt === prompt) return step(session);
  const isAsked = words.step !== "none" && (words.step !== "before" || words.rounds.before.people > 0);
  if (isAsked) return no("already-answered");
  return to(session, { ...NO_EXERCISE, prompt, step: "before" });
}

type Gift = Extract<WordCommand, { readonly kind: "words.give" }>;

function give(session: Session, { round, person, words: said }: Gift, asker: Asker): Reply<Step, WordReason> {
  const { words } = session;
  if (words.step !== round) return no("wave-not-open");
  if (!sitsHere(asker, person)) return no("no-such-person");
  const given = words.rounds[round];
  const voice = keyOf({ member: asker.id, person });
  if (given.voices.includes(voice)) return no("already-answered");
  const own = onceEach(said);
  if (own.length === 0 || own.length > limits.EXERCISE_WORDS_MAX_COUNT) return no("wrong-answer");
  return to(session, {
    ...words,
    rounds: {
      ...words.rounds,
      [round]: {
        people: given.people + 1,
        words: [...given.words, ...own].toSorted(),
        voices: [...given.voices, voice].toSorted(),
      },
    },
  });
}

function onceEach(said: readonly string[]): readonly string[] {
  const words = said.map((word) => word.trim().replaceAll(/\s+/g, " ")).filter((word) => word !== "");
  return [...new Map(words.map((word) => [wordKey(word), word])).values()];
}

/** *Écoute* and *l’écoute ?* are two; *Écoute* and *écoute.* are one. */
export function wordKey(word: string): string {
  return (
    word
      .normalize("NFC")
      .toLowerCase()
      .replaceAll(/^[\p{P}\s]+|[\p{P}\s]+$/gu, "") || word
  );
}

const NEXT: Readonly<Partial<Record<WordStep, WordStep>>> = {
  before: "between",
  between: "after",
  after: "shown",
};

function goOn(session: Session, from: WordStep): Reply<Step, never> {
  const { words } = session;
  const next = NEXT[from];
  if (words.step !== from || next === undefined) return step(session);
  const round = WORD_ROUNDS.find((one) => one === from);
  if (!round) return to(session, { ...words, step: next });
  return to(
    session,
    { ...words, step: next, rounds: { ...words.rounds, [round]: roundOver(words.rounds[round]) } },
    true,
  );
}

/** Whoever was removed has answered all the same, and their voice is gone: the smaller of the two decides. */
function roundOver({ people, words, voices }: Given): Given {
  const isEnough = Math.min(people, voices.length) >= limits.EXERCISE_PEOPLE_MIN_COUNT;
  return { people, words: isEnough ? words : [], voices: [] };
}

function to(session: Session, words: WordExercise, isOver = false): Reply<Step, never> {
  // What was held of a round leaves the files as well.
  return step({ ...session, words }, isOver ? [{ kind: "scrub" }] : []);
}

/** What may be said of a round. `hidden`: too few gave words, and none of them are left. */
export type WordsTold =
  | { readonly kind: "hidden" }
  | {
      readonly kind: "words";
      readonly people: number;
      /** By how many said it, then by its letters. */
      readonly words: readonly { readonly word: string; readonly count: number }[];
    };

export interface WordsView {
  readonly prompt: string;
  readonly step: WordStep;
  /** How many gave words in the round that is open; never who. */
  readonly answered: number;
  /** For each person of one’s own seat, in the round that is open. */
  readonly mine: readonly boolean[];
  readonly told: Readonly<Record<WordRound, WordsTold>> | null;
}

export function wordsView({ prompt, step: at, rounds }: WordExercise, asker: Asker): WordsView {
  const open = at === "before" || at === "after" ? rounds[at] : null;
  return {
    prompt,
    step: at,
    answered: open?.people ?? 0,
    mine: open ? ofEach(asker, (place) => open.voices.includes(keyOf(place))) : [],
    told: at === "shown" ? { before: toldOf(rounds.before), after: toldOf(rounds.after) } : null,
  };
}

function toldOf({ people, words }: Given): WordsTold {
  if (words.length === 0) return { kind: "hidden" };
  const counts = new Map<string, { readonly word: string; readonly count: number }>();
  for (const word of words) {
    const key = wordKey(word);
    const held = counts.get(key);
    counts.set(key, { word: held?.word ?? word, count: (held?.count ?? 0) + 1 });
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count || a.word.localeCompare(b.word));
  return { kind: "words", people, words: sorted };
}

export interface WordRow {
  readonly word: string;
  readonly before: number;
  readonly after: number;
}

/** Both rounds side by side, where both may be told: what is said no more, still, and only now. */
export function sideBySide({ before, after }: Readonly<Record<WordRound, WordsTold>>): readonly WordRow[] | null {
  if (before.kind === "hidden" || after.kind === "hidden") return null;
  const rows = new Map<string, WordRow>();
  for (const { word, count } of before.words) rows.set(wordKey(word), { word, before: count, after: 0 });
  for (const { word, count } of after.words)
    rows.set(wordKey(word), {
      word: rows.get(wordKey(word))?.word ?? word,
      before: rows.get(wordKey(word))?.before ?? 0,
      after: count,
    });
  return [...rows.values()].sort((a, b) => b.before + b.after - a.before - a.after || a.word.localeCompare(b.word));
}

/** What a removed person said stays: nobody can tell which it was. `from`: the place from which other people sit there. */
export function forgetInWords(session: Session, member: MemberId, from: number): Session {
  const { words } = session;
  const isHeld = (given: Given): boolean => given.voices.some((voice) => isKeyOn(voice, member, from));
  if (!WORD_ROUNDS.some((round) => isHeld(words.rounds[round]))) return session;
  const without = (given: Given): Given => ({
    ...given,
    voices: given.voices.filter((voice) => !isKeyOn(voice, member, from)),
  });
  const { before, after } = words.rounds;
  return { ...session, words: { ...words, rounds: { before: without(before), after: without(after) } } };
}
