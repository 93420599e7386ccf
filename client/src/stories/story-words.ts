import type { StoryWords } from "@tablee/shared/protocol/story-http";

export const NO_WORDS: StoryWords = { text: "", easy: "" };

export function isSame(one: StoryWords, other: StoryWords): boolean {
  return one.text === other.text && one.easy === other.easy;
}

export function isBlank({ text, easy }: StoryWords): boolean {
  return text.trim() === "" && easy.trim() === "";
}

/** As much of a story as tells it from another. */
const FIRST_LINE_CHARS = 90;

/** Null: nothing is written yet. */
export function firstLine({ text, easy }: StoryWords): string | null {
  // The beginning alone: a story may be a hundred thousand characters long, and a list holds many.
  const begins = (words: string): string =>
    words
      .slice(0, 2_000)
      .split("\n")
      .map((line) => line.trim())
      .find((line) => line !== "") ?? "";
  const line = begins(text) || begins(easy);
  if (line === "") return null;
  if (line.length <= FIRST_LINE_CHARS) return line;
  const cut = line.slice(0, FIRST_LINE_CHARS);
  const space = cut.lastIndexOf(" ");
  return `${cut.slice(0, space > FIRST_LINE_CHARS / 2 ? space : FIRST_LINE_CHARS).trimEnd()}…`;
}
