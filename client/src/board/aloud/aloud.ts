import { createStore } from "zustand/vanilla";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { readingOrder } from "@tablee/shared/board/outline";
import type { CardId } from "@tablee/shared/ids";
import type { Said } from "../actions/action.ts";
import type { Workspace } from "../workspace.ts";
import { languageOf } from "./language.ts";

/**
 * Cards read aloud by a voice of this device, in the language of each. Some browsers offer voices that send the text to
 * their maker: those are passed over, for what is on a table is nobody else's.
 */

/** Which card is being read, or the words of something else; null: none. */
export const reading = createStore<{ readonly card: CardId | "words" | null }>(() => ({ card: null }));

/** Voices come a moment after they are first asked for. */
const VOICES_WITHIN_MS = 1_500;

export interface Utterance {
  readonly card: CardId | "words";
  readonly words: string;
  readonly language: string;
}

/** What is read, in reading order: words, without the signs of light marks. */
export function utterancesOf(ws: Workspace, ids: readonly CardId[]): Utterance[] {
  const fallback = typeof document === "undefined" ? "fr" : document.documentElement.lang;
  return readingOrder(ws.board.getState().outline)
    .filter(({ id, text }) => ids.includes(id) && text.trim() !== "")
    .map(({ id, text }) => {
      const words = wordsWithoutMarks(text);
      return { card: id, words, language: languageOf(words, fallback) };
    });
}

export function isReading(): boolean {
  return reading.getState().card !== null;
}

export function stopReading(): void {
  turn += 1;
  if (isReading()) speechSynthesis.cancel();
  reading.setState({ card: null });
}

/** Of two readings only the newer goes on. */
let turn = 0;

/** Pressed again, it is quiet. */
export function readAloud(ws: Workspace, ids: readonly CardId[]): Promise<Said | void> {
  return utter(utterancesOf(ws, ids));
}

/** A voice that is given a long text at once may fall silent in the middle of it. */
const PIECE_CHARS = 240;

/** Words that stand on no card, sentence by sentence. */
export function readWords(text: string): Promise<Said | void> {
  const fallback = document.documentElement.lang;
  const pieces = piecesOf(text).map(
    (words) => ({ card: "words", words, language: languageOf(words, fallback) }) as const,
  );
  return utter(pieces);
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (const sentence of text.match(/[^.!?…\n]+[.!?…]*\s*/g) ?? []) {
    const last = pieces.at(-1);
    const isNew = last === undefined || last.endsWith("\n") || last.length + sentence.length > PIECE_CHARS;
    if (isNew) pieces.push(sentence);
    else pieces[pieces.length - 1] = last + sentence;
  }
  return pieces.filter((piece) => piece.trim() !== "");
}

async function utter(utterances: readonly Utterance[]): Promise<Said | void> {
  if (isReading()) return stopReading();
  if (typeof speechSynthesis === "undefined") return "noVoice";
  turn += 1;
  const mine = turn;
  const voices = await localVoices();
  let isHeard = false;
  for (const { card, words, language } of utterances) {
    const voice = voices.find(({ lang }) => lang.toLowerCase().startsWith(language));
    if (!voice || mine !== turn) continue;
    isHeard = true;
    reading.setState({ card });
    await speak(words, voice);
  }
  if (mine === turn) reading.setState({ card: null });
  if (!isHeard && mine === turn) return "noVoice";
}

async function localVoices(): Promise<SpeechSynthesisVoice[]> {
  if (speechSynthesis.getVoices().length === 0)
    await new Promise((resolve) => {
      const late = setTimeout(resolve, VOICES_WITHIN_MS);
      speechSynthesis.addEventListener("voiceschanged", () => resolve(clearTimeout(late)), { once: true });
    });
  return speechSynthesis.getVoices().filter(({ localService }) => localService);
}

function speak(words: string, voice: SpeechSynthesisVoice): Promise<void> {
  return new Promise((resolve) => {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    for (const end of ["end", "error"] as const) utterance.addEventListener(end, () => resolve());
    speechSynthesis.speak(utterance);
  });
}
