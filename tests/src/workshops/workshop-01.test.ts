import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";

const FILE = path.resolve(import.meta.dirname, "../../../../shared/workshops/01-cnfpt-seminar.json");
const isThere = existsSync(FILE);

/** As many as the script has: none is passed over. */
const ACTIONS_COUNT = 293;
const EXPECTATIONS_COUNT = 55;

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

test.skipIf(!isThere)(
  `WRK9 [C18] sixty people play the whole seminar, six without WebSocket and four in Chromium, and every action and expectation holds${isThere ? "" : " (skipped: no corpus)"}`,
  async () => {
    const ran = await runReplayer([FILE, "--speed", "1000", "--browsers", "4", "--json"]);
    // Written by the replayer just now.
    const { done, failed, unknown } = JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report;
    expect([failed.lists, unknown.lists]).toEqual([
      { actions: [], expectations: [] },
      { actions: [], expectations: [] },
    ]);
    expect([sum(done.actions), sum(done.expectations)]).toEqual([ACTIONS_COUNT, EXPECTATIONS_COUNT]);
    expect(ran.code).toBe(0);
  },
);
