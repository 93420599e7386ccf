import { expect, test } from "vitest";
import * as limits from "../limits.ts";
import { COMMANDS } from "./commands.ts";

const phase = { id: "first", name: "Accueil", purpose: "", minutes: 5, gate: "open" };

/** The place that a refusal names, or null when the agenda is taken. */
function refusedAt(change: object): string | null {
  const parsed = COMMANDS["agenda.set"].input.safeParse({ phases: [{ ...phase, ...change }] });
  return parsed.success ? null : (parsed.error.issues[0]?.path.join(".") ?? "");
}

test.each([
  ["name", "x".repeat(limits.PHASE_NAME_MAX_CHARS), "x".repeat(limits.PHASE_NAME_MAX_CHARS + 1)],
  ["purpose", "x".repeat(limits.PHASE_PURPOSE_MAX_CHARS), "x".repeat(limits.PHASE_PURPOSE_MAX_CHARS + 1)],
  ["minutes", limits.PHASE_MAX_MINUTES, limits.PHASE_MAX_MINUTES + 1],
])("LIM8 a phase’s %s is taken at its limit, and beyond it the refusal names the place", (field, at, beyond) => {
  expect(refusedAt({ [field]: at })).toBe(null);
  expect(refusedAt({ [field]: beyond })).toBe(`phases.0.${field}`);
});

test.each([
  ["rules.post", { text: "" }, "text", limits.RULES_MAX_CHARS],
  ["goal.set", { text: "" }, "text", limits.GOAL_MAX_CHARS],
  ["brake.pull", { reason: "", signed: false }, "reason", limits.BRAKE_WORDS_MAX_CHARS],
  ["brake.answer", { decision: "go-on", cards: [], words: "" }, "words", limits.BRAKE_WORDS_MAX_CHARS],
  ["board.close", { decided: "", tasks: [], deleteAt: null }, "decided", limits.DECIDED_MAX_CHARS],
] as const)("LIM146 the words of %s are taken at their limit, and not beyond it", (command, input, field, most) => {
  const { input: schema } = COMMANDS[command];
  expect(schema.safeParse({ ...input, [field]: "x".repeat(most) }).success).toBe(true);
  expect(schema.safeParse({ ...input, [field]: "x".repeat(most + 1) }).success).toBe(false);
});

test("LIM148 a task has so many words, and an answer to a brake names so many cards", () => {
  const closing = (what: string) => ({ decided: "", tasks: [{ what, who: "" }], deleteAt: null });
  const close = COMMANDS["board.close"].input;
  expect(close.safeParse(closing("x".repeat(limits.TASK_MAX_CHARS))).success).toBe(true);
  expect(close.safeParse(closing("x".repeat(limits.TASK_MAX_CHARS + 1))).success).toBe(false);
  const answer = (count: number) => ({ decision: "undo", cards: Array.from({ length: count }, () => "c"), words: "" });
  const { input } = COMMANDS["brake.answer"];
  expect(input.safeParse(answer(limits.BRAKE_CARDS_MAX_COUNT)).success).toBe(true);
  expect(input.safeParse(answer(limits.BRAKE_CARDS_MAX_COUNT + 1)).success).toBe(false);
});
