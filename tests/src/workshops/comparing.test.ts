import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";

const FILE = path.resolve(import.meta.dirname, "../../../../shared/workshops/02-allies-group.json");
const isThere = existsSync(FILE);

test.skipIf(!isThere)(
  `CMP18 [C45] [C49] at their fourth meeting the allies lay the three before beside it: obstacles open and removed, and trust in shares${isThere ? "" : " (skipped: no corpus)"}`,
  async () => {
    const ran = await runReplayer([FILE, "--speed", "1000", "--json", "--only", "openSession,compareSessions,trend"]);
    // Written by the replayer just now.
    const { done, failed, unknown } = JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report;
    const none = { actions: [], expectations: [] };
    expect([failed.lists, unknown.lists]).toEqual([none, none]);
    expect(done).toMatchObject({
      actions: { openSession: 1, compareSessions: 1 },
      expectations: { trend: 1 },
    });
    expect(ran.said).toMatch(
      /trend done: obstaclesOpen \d.*obstaclesRemoved 0 \| 1 \| 0 \| 0; satisfaction none, half/,
    );
    expect(ran.code).toBe(0);
  },
);
