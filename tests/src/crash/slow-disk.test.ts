import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { chanceOf } from "../support/chance.ts";
import { gather } from "../support/crowd.ts";
import { openBoard } from "../support/house.ts";
import { NO_LOSS } from "../support/oracle.ts";
import { start } from "../support/process.ts";
import { headlessOf, Pulse } from "../support/pulse.ts";
import { Served } from "../support/served.ts";
import { roomOf, storedDoc } from "../support/stored-rooms.ts";

test("SYN97 while every commit takes 0.3 to 3 s, presence and health are not held up, words are called saved only after, in order, and nothing is lost", async () => {
  await using served = await Served.open();
  const opened = await openBoard(served.url);
  await using crowd = await gather({
    base: served.url,
    code: opened.board.code,
    ways: ["websocket", "websocket", "websocket", "websocket", "polling", "polling", "stock"],
    chance: chanceOf(6),
  });
  const { oracle } = crowd;
  const holder = start("tests/src/crash/lock-holder.ts", { env: {}, args: [served.dataDir, "300", "3000", "11"] });
  try {
    const pulse = new Pulse(served.url, {
      from: headlessOf(crowd.people, "websocket"),
      near: headlessOf(crowd.people, "websocket", 1),
      slow: headlessOf(crowd.people, "polling"),
    });
    crowd.startWriting({ everyMs: 150 });
    for (let look = 0; look < 28; look += 1) {
      await pause(250);
      const stored = storedDoc(served.dataDir, roomOf(opened));
      expect(oracle.missingIn(stored)).toEqual(NO_LOSS);
      expect(oracle.gapsIn(stored)).toEqual([]);
    }
    crowd.stopWriting();
    const { longest, counts } = pulse.stop();
    const held = [...holder.said().matchAll(/held (\d+) ms/g)].map(([, ms]) => Number(ms));
    expect(Math.max(...held)).toBeGreaterThan(1_500);
    expect(oracle.promisedCount).toBeGreaterThan(50);
    // Far below a commit, and generous to a machine with other work.
    for (const ms of Object.values(longest)) expect(ms).toBeLessThan(1_200);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(25);
  } finally {
    holder.child.kill("SIGKILL");
    await holder.ended;
  }
  await crowd.together("all is stored", 30_000);
  expect(oracle.unwrittenIn(storedDoc(served.dataDir, roomOf(opened)))).toEqual(NO_LOSS);
}, 90_000);
