import { expect, test } from "vitest";
import * as limits from "../limits.ts";
import { COMMANDS } from "./commands.ts";

test("SER21 what stays behind is named in lists that are bounded", () => {
  const reads = (zones: number, kinds: number): boolean =>
    COMMANDS["meeting.open"].input.safeParse({
      after: 1,
      phases: null,
      leave: { zones: Array(zones).fill("z1"), outside: false, kinds: Array(kinds).fill("tip") },
    }).success;
  expect(reads(limits.ZONES_MAX_COUNT, limits.MEETING_LEFT_KINDS_MAX_COUNT)).toBe(true);
  expect(reads(limits.ZONES_MAX_COUNT + 1, 0)).toBe(false);
  expect(reads(0, limits.MEETING_LEFT_KINDS_MAX_COUNT + 1)).toBe(false);
});
