import { expect, test } from "vitest";
import * as limits from "../limits.ts";
import { COMMANDS } from "./commands.ts";

const read = { passage: { card: "c" }, person: 0, of: "x", audience: "training", answer: "change", words: "" };

function reads(part: object): boolean {
  return COMMANDS["report.read"].input.safeParse({ ...read, ...part }).success;
}

test("LIM189 what is to change in a passage, and the sum of what was read, have their bounds", () => {
  const words = "x".repeat(limits.READING_WORDS_MAX_CHARS);
  const of = "x".repeat(limits.READING_DIGEST_MAX_CHARS);
  expect(reads({ words, of })).toBe(true);
  expect(reads({ words: `${words}x` })).toBe(false);
  expect(reads({ of: `${of}x` })).toBe(false);
  expect(reads({ of: "" })).toBe(false);
  expect(reads({ passage: { card: "c", quote: "q" } })).toBe(false);
});

test("LIM191 the name under which somebody wants to be named is as long as any name here", () => {
  const { input } = COMMANDS["credit.set"];
  const name = "x".repeat(limits.NAME_MAX_CHARS);
  expect(input.safeParse({ as: "author", person: 0, name }).success).toBe(true);
  expect(input.safeParse({ as: "author", person: 0, name: `${name}x` }).success).toBe(false);
  expect(input.safeParse({ as: "author", person: 0, name: " " }).success).toBe(false);
});
