import { z } from "zod";
import type { CardId, QuoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { id } from "./id.ts";

/** Bodies and answers of what is told: the words themselves, which stand in no document, no session and no view. */

/** Signs as people count them: a picture sign is one. */
function signs(max: number) {
  return z
    .string()
    .max(2 * max)
    .refine(
      // oxlint-disable-next-line no-misused-spread -- a picture sign is one, as the database and the field count it
      (text) => text.length <= max || [...text].length <= max,
      { error: `more than ${max} characters` },
    );
}

/** PUT /api/boards/:id/stories/:story. `easy`: the same in easy words, beside it and never in its place. */
export const StoryBody = z.strictObject({
  text: signs(limits.STORY_TEXT_MAX_CHARS),
  easy: signs(limits.STORY_TEXT_MAX_CHARS),
});
export type StoryWords = Readonly<z.output<typeof StoryBody>>;

/** POST /api/boards/:id/stories/:story/quotes: whoever wishes to quote chooses the id. */
export const QuoteBody = z.strictObject({
  quote: id<QuoteId>(),
  card: id<CardId>(),
  words: signs(limits.QUOTE_MAX_CHARS).refine((words) => words.trim() !== "", { error: "empty" }),
});

/** GET /api/boards/:id/stories/:story */
export interface StoryAnswer extends StoryWords {
  /** When the words go if they stay as they are, milliseconds since 1970; null: with the table. */
  readonly keptUntil: number | null;
}

/** GET /api/boards/:id/quotes/:quote */
export interface QuoteAnswer {
  readonly words: string;
}

/** As words are compared letter by letter: where a line breaks, and how wide a space is, is no letter. */
export function foldedSpace(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}
