import { expect, test } from "vitest";
import type { AttestationId, MemberId } from "../ids.ts";
import * as limits from "../limits.ts";
import { NEW_SESSION, reduce } from "../session/reducer.ts";
import { COMMANDS } from "./commands.ts";

const asked = { attestation: "a", person: 0, as: "co-formatrice", days: [], lines: [] };

function takes(part: object): boolean {
  return COMMANDS["attest.ask"].input.safeParse({ ...asked, ...part }).success;
}

test("MIN15 so many requests lie at a table, of so many lines, days and characters, and no more", () => {
  let session = NEW_SESSION;
  const ask = (at: number) =>
    reduce(
      session,
      { kind: "attest.ask", attestation: `a${at}` as AttestationId, person: 0, as: "x", days: [], lines: [] },
      { asker: { id: `m${at}` as MemberId, role: "participant", part: null, people: 1 }, now: 1 },
    );
  for (let at = 0; at < limits.ATTESTATIONS_MAX_COUNT; at += 1) {
    const reply = ask(at);
    if (!reply.ok) throw new Error(reply.reason);
    ({ session } = reply.value);
  }
  expect(ask(limits.ATTESTATIONS_MAX_COUNT)).toEqual({ ok: false, reason: "attestations-full" });
  expect(limits.ATTESTATION_DAYS_MAX_COUNT).toBe(limits.MEETINGS_MAX_COUNT);
  const atMost = {
    as: "x".repeat(limits.ATTESTATION_AS_MAX_CHARS),
    days: Array.from({ length: limits.ATTESTATION_DAYS_MAX_COUNT }, () => 1),
    lines: Array.from({ length: limits.ATTESTATION_LINES_MAX_COUNT }, () =>
      "x".repeat(limits.ATTESTATION_LINE_MAX_CHARS),
    ),
  };
  expect(takes(atMost)).toBe(true);
  expect(takes({ as: `${atMost.as}x` })).toBe(false);
  expect(takes({ days: [...atMost.days, 1] })).toBe(false);
  expect(takes({ lines: [...atMost.lines, "x"] })).toBe(false);
  expect(takes({ lines: [`${atMost.lines[0]}x`] })).toBe(false);
  const by = "x".repeat(limits.NAME_MAX_CHARS);
  const { input } = COMMANDS["attest.answer"];
  expect(input.safeParse({ attestation: "a", by }).success).toBe(true);
  expect(input.safeParse({ attestation: "a", by: `${by}x` }).success).toBe(false);
});
