import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";

const FILE = path.resolve(import.meta.dirname, "../../../../shared/workshops/01-cnfpt-seminar.json");
const isThere = existsSync(FILE);

const ACTIONS = {
  createBoard: 1,
  join: 60,
  shareCode: 1,
  openView: 1,
  addCard: 49,
  moveCard: 1,
  cluster: 7,
  nameCluster: 7,
  addFrameworkLine: 3,
  setPhase: 7,
  startTimer: 2,
  extendTimer: 1,
  raiseHand: 1,
  giveFloor: 1,
  confirmReady: 1,
  revealAll: 1,
  netDrop: 1,
  netRestore: 1,
  openEvaluation: 2,
  evaluate: 48,
  postRules: 1,
  brake: 1,
  answerBrake: 1,
  react: 12,
  summon: 1,
  readAloud: 1,
  dictate: 1,
  closeBoard: 1,
};

const EXPECTATIONS = {
  code: 1,
  presenceCount: 1,
  converged: 3,
  outlineEqualsCanvas: 1,
  lostCards: 1,
  zoneCount: 4,
  originalWordsKept: 7,
  dragNotNeeded: 1,
  traceable: 3,
  cards: 1,
  everyCardInOutline: 1,
  anonymous: 1,
  evaluationCount: 1,
  structureLocked: 1,
  unclustered: 1,
  viewFollows: 1,
  networkCalls: 1,
};

test.skipIf(!isThere)(
  `WRK9 sixty people play the seminar, six without WebSocket and two in Chromium, and nothing is lost${isThere ? "" : " (skipped: no corpus)"}`,
  async () => {
    const only = [...Object.keys(ACTIONS), ...Object.keys(EXPECTATIONS)].join(",");
    const ran = await runReplayer([FILE, "--speed", "1000", "--browsers", "2", "--json", "--only", only]);
    // Written by the replayer just now.
    const { done, failed, unknown } = JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report;
    expect([failed.lists, unknown.lists]).toEqual([
      { actions: [], expectations: [] },
      { actions: [], expectations: [] },
    ]);
    expect(done.actions).toEqual(ACTIONS);
    expect(done.expectations).toEqual(EXPECTATIONS);
    expect(ran.code).toBe(0);
  },
);
