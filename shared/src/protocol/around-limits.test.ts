import { expect, test } from "vitest";
import type { MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce } from "../session/reducer.ts";
import type { SessionCommand } from "../session/reducer.ts";
import type { Asker, Session } from "../session/types.ts";
import { COMMANDS } from "./commands.ts";
import { CreateBoardBody } from "./http.ts";

const host: Asker = { id: "mesange" as MemberId, role: "host", part: null, people: 1 };

function done(session: Session, command: SessionCommand): Session {
  const step = reduce(session, command, { asker: host, now: 1 });
  if (!step.ok) throw new Error(step.reason);
  return step.value.session;
}

test("LIM194 what stands at the door has so many characters in each of its two texts", () => {
  for (const field of ["decision", "becomes"] as const) {
    const takes = (chars: number) =>
      COMMANDS["association.set"].input.safeParse({ decision: "", becomes: "", parts: {}, [field]: "x".repeat(chars) })
        .success;
    expect(takes(limits.ASSOCIATION_TEXT_MAX_CHARS)).toBe(true);
    expect(takes(limits.ASSOCIATION_TEXT_MAX_CHARS + 1)).toBe(false);
  }
  const unknown = { decision: "", becomes: "", parts: { boss: "decide" } };
  expect(COMMANDS["association.set"].input.safeParse(unknown).success).toBe(false);
});

test("LIM195 a course has a name of so many characters, and a table is kept for a day up to ten years", () => {
  const set = (keptDays: number) => {
    const step = reduce(NEW_SESSION, { kind: "course.set", name: "", keptDays }, { asker: host, now: 1 });
    return step.ok ? "taken" : step.reason;
  };
  const [least, most] = [limits.DELETION_AHEAD_MIN_DAYS, limits.DELETION_AHEAD_MAX_DAYS];
  expect([least, most].map(set)).toEqual(["taken", "taken"]);
  expect([least - 1, most + 1].map(set)).toEqual(["days-out-of-range", "days-out-of-range"]);
  const opens = (course: object) => CreateBoardBody.safeParse({ title: "A", name: "B", course }).success;
  const name = "x".repeat(limits.COURSE_NAME_MAX_CHARS);
  expect([opens({ name, keptDays: most }), opens({ name: `${name}x`, keptDays: 1 })]).toEqual([true, false]);
  expect(opens({ name: "", keptDays: most + 1 })).toBe(false);
});

test("LIM196 a prompt has so many words, and each person gives three of so many letters", () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `mot${at}`);
  const asked = done(NEW_SESSION, { kind: "words.ask", prompt: "Savoir" });
  const reasonOf = (said: readonly string[]) => {
    const command = { kind: "words.give", round: "before", person: 0, words: said } as const;
    const step = reduce(asked, command, { asker: host, now: 1 });
    return step.ok ? null : step.reason;
  };
  expect(reasonOf(words(limits.EXERCISE_WORDS_MAX_COUNT))).toBeNull();
  expect(reasonOf(words(limits.EXERCISE_WORDS_MAX_COUNT + 1))).toBe("wrong-answer");
  expect(reasonOf([" "])).toBe("wrong-answer");
  const give = (chars: number) =>
    COMMANDS["words.give"].input.safeParse({ round: "before", person: 0, words: ["x".repeat(chars)] }).success;
  expect([give(limits.EXERCISE_WORD_MAX_CHARS), give(limits.EXERCISE_WORD_MAX_CHARS + 1)]).toEqual([true, false]);
  const ask = (chars: number) => COMMANDS["words.ask"].input.safeParse({ prompt: "x".repeat(chars) }).success;
  expect([ask(limits.EXERCISE_PROMPT_MAX_CHARS), ask(limits.EXERCISE_PROMPT_MAX_CHARS + 1)]).toEqual([true, false]);
});
