import { z } from "zod";
import * as limits from "../limits.ts";
import { PARTS } from "../rules/roles.ts";
import { WAYS } from "../session/association.ts";
import { WORD_ROUNDS, WORD_STEPS } from "../session/word-exercise.ts";

/** What stands around a table: who is associated with it, of which course it is, what changes in its words, and its end. */

const nothing = z.strictObject({});
const told = z.string().trim().max(limits.ASSOCIATION_TEXT_MAX_CHARS);
const word = z.string().trim().max(limits.EXERCISE_WORD_MAX_CHARS);

/** `keptDays`: any whole number, so that the reducer says which limit it crosses. */
export const course = z.strictObject({
  name: z.string().trim().max(limits.COURSE_NAME_MAX_CHARS),
  keptDays: z.int().nullable(),
});

export const AROUND_COMMANDS = {
  "association.set": {
    needs: "lead",
    input: z.strictObject({ decision: told, becomes: told, parts: z.partialRecord(z.enum(PARTS), z.enum(WAYS)) }),
  },
  "course.set": { needs: "lead", input: course },
  "words.ask": {
    needs: "lead",
    input: z.strictObject({ prompt: z.string().trim().min(1).max(limits.EXERCISE_PROMPT_MAX_CHARS) }),
  },
  "words.give": {
    needs: "takePart",
    input: z.strictObject({
      round: z.enum(WORD_ROUNDS),
      person: z.int().min(0),
      // Read wider than it is taken, so that the reducer names what is wrong.
      words: z.array(word).max(4 * limits.EXERCISE_WORDS_MAX_COUNT),
    }),
  },
  "words.goOn": { needs: "lead", input: z.strictObject({ from: z.enum(WORD_STEPS) }) },
  "words.drop": { needs: "lead", input: nothing },
  "board.erase": { needs: "lead", input: nothing },
} as const;
