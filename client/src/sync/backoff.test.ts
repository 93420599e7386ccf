import { expect, test } from "vitest";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { nextOf, waitMs } from "./backoff.ts";
import { LOST_CODE } from "./frame-socket.ts";

const span = (code: number, tries: number) => [0, 1].map((chance) => waitMs({ code, tries, chance }));

test("SYN110 who lost the link comes back within a second by chance, later each time, and never later than ten seconds", () => {
  expect(span(LOST_CODE, 0)).toEqual([0, 1_000]);
  expect(span(LOST_CODE, 2)).toEqual([0, 4_000]);
  expect(span(LOST_CODE, 40)).toEqual([0, 10_000]);
  expect(span(CLOSE.restart.code, 0)).toEqual([0, 3_000]);
});

test("SYN111 who is asked to wait does, for at least two seconds, and comes back within a minute all the same", () => {
  for (const { code } of [CLOSE.tryLater, CLOSE.tooFast]) {
    expect(span(code, 0)).toEqual([2_000, 4_000]);
    expect(span(code, 40)).toEqual([30_000, 60_000]);
  }
});

test("SYN112 a code without a name is a refusal where servers say what they mean, and a lost link everywhere else", () => {
  for (const { code, client } of Object.values(CLOSE)) expect(nextOf(code)).toBe(client);
  expect([4_400, 4_455, 4_499].map(nextOf)).toEqual(["refused", "refused", "refused"]);
  expect([1_000, 1_006, 1_011, 3_000, 4_399, 4_500, 0].map(nextOf)).toEqual(Array(7).fill("retry"));
  expect(span(4_455, 0)).toEqual([2_000, 4_000]);
});
