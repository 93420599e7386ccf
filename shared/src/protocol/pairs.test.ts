import { expect, test } from "vitest";
import { PAIR_DIGEST_MAX_CHARS } from "../limits.ts";
import { COMMANDS } from "./commands.ts";

test("PAI25 what is said of a step is a digest and not its words, and an answer is one of four words", () => {
  const two = { pair: "pair-of-two", person: 0 };
  const isDone = (of: unknown) => COMMANDS["pair.done"].input.safeParse({ ...two, step: "know", of }).success;
  const longest = "a".repeat(PAIR_DIGEST_MAX_CHARS);
  expect([isDone(longest), isDone(null), isDone(`${longest}a`), isDone("")]).toEqual([true, true, false, false]);
  const isAnswer = (answer: unknown) =>
    COMMANDS["pair.check"].input.safeParse({ ...two, check: "money", answer }).success;
  expect([isAnswer("notYet"), isAnswer(3), isAnswer("canary")]).toEqual([true, false, false]);
});
