import { expect, test } from "vitest";
import { NONE, playWhole, sum, workshop } from "./corpus.ts";

const SEMINAR = workshop("01-cnfpt-seminar.json");

/** As many as the script has: none is passed over. */
const ACTIONS_COUNT = 293;
const EXPECTATIONS_COUNT = 55;

/** Far longer than sixty people and four browsers need on the slowest machine that runs tests. */
const PLAYED_WITHIN_MS = 1_200_000;

test.skipIf(!SEMINAR.isThere)(
  `WRK9 [C18] sixty people play the whole seminar, six without WebSocket and four in Chromium, and every action and expectation holds${SEMINAR.why}`,
  async () => {
    const { ran, report } = await playWhole(SEMINAR, ["--speed", "1000", "--browsers", "4"]);
    const { done, failed, unknown } = report;
    expect([failed.lists, unknown.lists]).toEqual([NONE, NONE]);
    expect([sum(done.actions), sum(done.expectations)]).toEqual([ACTIONS_COUNT, EXPECTATIONS_COUNT]);
    expect(ran.code).toBe(0);
  },
  PLAYED_WITHIN_MS,
);
