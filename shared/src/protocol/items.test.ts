import { expect, test } from "vitest";
import { CHALLENGE_MAX_CHARS } from "../limits.ts";
import { COMMANDS } from "./commands.ts";

test("ITM36 a challenge has a reason, and one that can be read at once", () => {
  const reasonOf = (reason: string) => COMMANDS["item.challenge"].input.safeParse({ card: "o3", reason }).success;
  expect([reasonOf(""), reasonOf("  "), reasonOf("Toujours pas de bus.")]).toEqual([false, false, true]);
  const longest = "a".repeat(CHALLENGE_MAX_CHARS);
  expect([reasonOf(longest), reasonOf(`${longest}a`)]).toEqual([true, false]);
});
