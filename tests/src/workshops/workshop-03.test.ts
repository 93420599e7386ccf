import { expect, test } from "vitest";
import { NONE, playWhole, sum, workshop } from "./corpus.ts";

const NARRATIVES = workshop("03-alfapsy-narratives.json");

/** As many as the script has: none is passed over. */
const ACTIONS_COUNT = 96;
const EXPECTATIONS_COUNT = 24;
/** Once all browsers are closed, what they keep is looked through, for each word that is to be nowhere. */
const PROFILES_COUNT = 1;

/** Far longer than six people and three browsers need on the slowest machine that runs tests. */
const PLAYED_WITHIN_MS = 900_000;

const FAST = ["--speed", "1000", "--browsers"] as const;

test.skipIf(!NARRATIVES.isThere)(
  `WRK25 [A13] [A14] [A15] [A17] six people make a training from stories, three in Chromium, one of them without WebSocket, and every action and expectation holds${NARRATIVES.why}`,
  async () => {
    const { ran, report } = await playWhole(NARRATIVES, [...FAST, "3"]);
    const { done, failed, unknown } = report;
    expect([failed.lists, unknown.lists]).toEqual([NONE, NONE]);
    expect([sum(done.actions), sum(done.expectations)]).toEqual([ACTIONS_COUNT, EXPECTATIONS_COUNT + PROFILES_COUNT]);
    // Whoever withdraws is in Chromium: what their page asks of them is what they see.
    expect(done.lists.expectations.find(({ name }) => name === "derivedFlagged")?.reason).toBe("in Chromium");
    expect(ran.code).toBe(0);
  },
  PLAYED_WITHIN_MS,
);

test.skipIf(!NARRATIVES.isThere)(
  `WRK26 [A14] the server is killed while a story is being withdrawn: the withdrawal holds, and nothing of the story is left${NARRATIVES.why}`,
  async () => {
    const { ran, report } = await playWhole(NARRATIVES, [...FAST, "s3", "--kill", "080:00"]);
    const { done, failed, unknown } = report;
    expect([failed.lists, unknown.lists]).toEqual([NONE, NONE]);
    expect([sum(done.actions), sum(done.expectations)]).toEqual([
      ACTIONS_COUNT + 1,
      EXPECTATIONS_COUNT + PROFILES_COUNT,
    ]);
    expect(done.actions).toMatchObject({ kill: 1, withdrawStory: 1, decideDerived: 1 });
    expect(done.expectations["noBytes"]).toBe(4 + PROFILES_COUNT);
    expect(ran.code).toBe(0);
  },
  PLAYED_WITHIN_MS,
);

const CANARY = "RECIT-7F3A-CANARI";

/** Somebody else writes the word of the story on a card: of a card nothing is promised, and there it stays. */
function planted(script: string): string {
  const parsed: unknown = JSON.parse(script, (key, value: unknown) =>
    key === "fr" && value === "Rester présent quand on n'a plus de solution." ? `${value} ${CANARY}` : value,
  );
  return JSON.stringify(parsed);
}

test.skipIf(!NARRATIVES.isThere)(
  `WRK27 where the word of a withdrawn story is still somewhere, the search for it says where${NARRATIVES.why}`,
  async () => {
    const { ran, report } = await playWhole({ ...NARRATIVES, text: () => planted(NARRATIVES.text()) }, [...FAST, "s5"]);
    const { done, failed, unknown } = report;
    expect(unknown.lists).toEqual(NONE);
    // Nothing else is the matter.
    expect(failed.actions).toEqual({});
    expect(failed.expectations).toEqual({ noBytes: 4 + PROFILES_COUNT });
    expect(done.expectations["noBytes"]).toBeUndefined();
    for (const { reason } of failed.lists.expectations) expect(reason).toMatch(/^it is in /);
    expect(ran.code).toBe(1);
  },
  PLAYED_WITHIN_MS,
);
