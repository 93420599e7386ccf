import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";

const FILE = path.resolve(import.meta.dirname, "../../../../shared/workshops/02-allies-group.json");
const isThere = existsSync(FILE);
const OURS = ["openSession", "join", "checkIn", "closeSession", "carriedOver", "nextSessionCarries"];

test.skipIf(!isThere)(
  `SER36 [C29] eight people come back to their fourth meeting, by bookmark, and a fifth one follows it with what the script carries over${isThere ? "" : " (skipped: no corpus)"}`,
  async () => {
    const ran = await runReplayer([FILE, "--speed", "1000", "--json", "--only", OURS.join(",")]);
    // Written by the replayer just now.
    const { done, failed, unknown } = JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report;
    expect([failed.lists, unknown.lists]).toEqual([
      { actions: [], expectations: [] },
      { actions: [], expectations: [] },
    ]);
    expect(done).toMatchObject({
      actions: { openSession: 1, join: 8, checkIn: 8, closeSession: 1 },
      expectations: { carriedOver: 1, nextSessionCarries: 1 },
    });
    expect(ran.code).toBe(0);
  },
);
