import { afterEach, expect, test } from "vitest";
import { NONE, playWhole, sum, workshop } from "./corpus.ts";

const ALLIES = workshop("02-allies-group.json");

/** As many as the script has: none is passed over. */
const ACTIONS_COUNT = 96;
const EXPECTATIONS_COUNT = 20;

/** Far longer than eight people and three browsers need on the slowest machine that runs tests. */
const PLAYED_WITHIN_MS = 600_000;

/** Played once, and looked at by each of these; anew where one of them failed. */
let playing: ReturnType<typeof playWhole> | undefined;

function played(): ReturnType<typeof playWhole> {
  playing ??= playWhole(ALLIES, ["--speed", "1000", "--browsers", "3"]);
  return playing;
}

afterEach(({ task }) => {
  if (task.result?.state === "fail") playing = undefined;
});

test.skipIf(!ALLIES.isThere)(
  `WRK20 [C29] [C30] [C32] [C35] the allies’ group plays its whole fourth meeting, three in Chromium, one of them without WebSocket and offline for a while, and every action and expectation holds${ALLIES.why}`,
  async () => {
    const { ran, report } = await played();
    const { done, failed, unknown } = report;
    expect([failed.lists, unknown.lists]).toEqual([NONE, NONE]);
    expect([sum(done.actions), sum(done.expectations)]).toEqual([ACTIONS_COUNT, EXPECTATIONS_COUNT]);
    // Whoever is asked about is in Chromium: what their device is told is what they see.
    for (const name of ["transport", "createdFrom", "unsentShown"])
      expect(done.lists.expectations.find((one) => one.name === name)?.reason).toContain("in Chromium");
    expect(ran.code).toBe(0);
  },
  PLAYED_WITHIN_MS,
);

test.skipIf(!ALLIES.isThere)(
  `CMP18 [C45] [C49] at their fourth meeting the allies lay the three before beside it: obstacles open and removed, and trust in shares${ALLIES.why}`,
  async () => {
    const { done } = (await played()).report;
    expect(done.actions).toMatchObject({ openSession: 1, compareSessions: 1 });
    expect(done.lists.expectations.find(({ name }) => name === "trend")?.reason).toMatch(
      /obstaclesOpen \d.*obstaclesRemoved 0 \| 1 \| 0 \| 0; satisfaction none, half/,
    );
  },
  PLAYED_WITHIN_MS,
);
