import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { openBoard, until } from "../support/house.ts";
import { gather } from "../support/crowd.ts";
import { chanceOf } from "../support/chance.ts";
import { NO_LOSS } from "../support/oracle.ts";
import { chosenSeed } from "../support/random.ts";
import { Served } from "../support/served.ts";
import { playFrozen, SAID_WITHIN_S } from "./frozen.ts";

const SECONDS = 6;

// Thirty seconds by `npm run crash -- --frozen 30`.
test(`SYN98 while the process stands still for ${SECONDS} s nobody who writes is told saved, and after it all come back by themselves, nothing lost and nothing twice`, async () => {
  const seed = chosenSeed();
  const report = await playFrozen({ seconds: SECONDS, seed });
  expect({ seed, lost: report.losses.filter(({ lost, back }) => lost.length + back.length > 0) }).toEqual({
    seed,
    lost: [],
  });
  expect(report.losses).toContainEqual(NO_LOSS);
  expect(report.told).not.toContain("saved");
  expect(report.cards).toBeGreaterThan(20);
  expect(report.secondsUntilSeen).toBeLessThan(10);
  expect(report.secondsUntilTogether).toBeLessThan(20);
}, 90_000);

test("SYN160 while the process stands still, who writes or points is told so within seconds, on either way; when it goes on, all are told saved by themselves over the link they have", async () => {
  await using served = await Served.open();
  const opened = await openBoard(served.url);
  await using crowd = await gather({
    base: served.url,
    code: opened.board.code,
    ways: ["websocket", "polling", "websocket", "polling"],
    chance: chanceOf(1),
  });
  const ours = crowd.people.map(({ headless }) => headless?.table);
  const statuses = (): unknown[] => ours.map((table) => table?.sync.state.getState().status);
  const closes = crowd.people.map(({ closedWith }) => closedWith.length);
  // Till everybody was shown to everybody: what is still on its way then is a word of the server too.
  await pause(500);
  served.signal("SIGSTOP");
  await pause(100);
  for (const writer of crowd.people.slice(0, 2)) crowd.write(writer);
  for (const pointer of ours.slice(2)) pointer?.presence.show({ cursor: { x: 1, y: 2 } });
  await pause(3_000);
  expect(crowd.people.map((one) => one.status())).toEqual(["sending", "sending", "saved", "saved"]);
  await until(
    "all are told",
    () => crowd.people.every((one) => one.status() === "reconnecting"),
    SAID_WITHIN_S * 1_000,
  );
  expect(statuses()).toEqual([1, 1, 0, 0].map((changes) => ({ kind: "reconnecting", changes })));
  await until("it is called offline", () => crowd.people.every((one) => one.status() === "offline"), 10_000);
  // One is impatient: the link that they have is ended for another.
  ours[2]?.sync.retry();
  served.signal("SIGCONT");
  await until("all are told saved", () => crowd.toldSaved().length === crowd.people.length, 10_000);
  await until("the link of the impatient one is ended", () => crowd.people[2]?.closedWith.length === 1);
  expect(crowd.people.map(({ closedWith }, at) => closedWith.length - (at === 2 ? 1 : 0))).toEqual(closes);
}, 60_000);
