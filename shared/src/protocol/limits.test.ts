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
