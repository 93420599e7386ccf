import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";

const FILE = path.resolve(import.meta.dirname, "../../../../shared/workshops/01-cnfpt-seminar.json");
const isThere = existsSync(FILE);

/** As many as the script has: none is passed over. */
const ACTIONS_COUNT = 293;
const EXPECTATIONS_COUNT = 55;

/** Far longer than sixty people and four browsers need on the slowest machine that runs tests. */
const PLAYED_WITHIN_MS = 1_200_000;
/** In a test it is asked whether things hold. How quickly is what `npm run workshop` says, on a machine with nothing else to do. */
const PATIENCE = 10;

/** The script, with so many times the time for what is to be seen by all. */
function patient(text: string): string {
  return text.replace(/"withinMs": ?(\d+)/g, (_, ms: string) => `"withinMs":${Number(ms) * PATIENCE}`);
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

test.skipIf(!isThere)(
  `WRK9 [C18] sixty people play the whole seminar, six without WebSocket and four in Chromium, and every action and expectation holds${isThere ? "" : " (skipped: no corpus)"}`,
  async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "tablee-seminar-"));
    const file = path.join(folder, "seminar.json");
    writeFileSync(file, patient(readFileSync(FILE, "utf8")));
    const ran = await runReplayer([file, "--speed", "1000", "--browsers", "4", "--json"]);
    rmSync(folder, { recursive: true, force: true });
    // Written by the replayer just now.
    const { done, failed, unknown } = JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report;
    expect([failed.lists, unknown.lists]).toEqual([
      { actions: [], expectations: [] },
      { actions: [], expectations: [] },
    ]);
    expect([sum(done.actions), sum(done.expectations)]).toEqual([ACTIONS_COUNT, EXPECTATIONS_COUNT]);
    expect(ran.code).toBe(0);
  },
  PLAYED_WITHIN_MS,
);
