import path from "node:path";
import { expect, test } from "vitest";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";

const FIXTURE = path.resolve(import.meta.dirname, "../../fixtures/follow-up-of-four.json");

test("ITM34 [C29] [C30] [C32] every action of a follow-up is done and seen, by sockets, offline and by keyboard in Chromium", async () => {
  const ran = await runReplayer([FIXTURE, "--speed", "600", "--browsers", "1", "--json"]);
  // Written by the replayer just now.
  const { done, failed, unknown } = JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report;
  const none = { actions: [], expectations: [] };
  expect([failed.lists, unknown.lists]).toEqual([none, none]);
  expect(done.actions).toMatchObject({
    setStatus: 3,
    challengeStatus: 1,
    link: 2,
    comment: 1,
    addStep: 3,
    attachResource: 1,
    commit: 2,
  });
  expect(done.expectations).toMatchObject({ history: 3, status: 3, obstaclesOpen: 1, decisionsHaveOwnerAndDate: 1 });
  expect(ran.code).toBe(0);
});
