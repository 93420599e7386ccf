import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import { chanceOf } from "../support/chance.ts";
import { gather } from "../support/crowd.ts";
import { openBoard } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { NO_LOSS } from "../support/oracle.ts";
import { headlessOf, Pulse } from "../support/pulse.ts";
import { Served } from "../support/served.ts";
import { ROOT } from "../support/sources.ts";
import { roomOf, storedDoc } from "../support/stored-rooms.ts";

const HOUR_MS = 3_600_000;

/** A server whose clock can be set while it runs. */
async function openWithClock() {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-clock-"));
  const file = path.join(folder, "clock");
  writeFileSync(file, "0");
  const served = await Served.open({
    dataDir: path.join(folder, "data"),
    node: ["--import", path.join(ROOT, "tests/src/crash/moved-clock.ts")],
    env: { MOVED_CLOCK_FILE: file },
  });
  return {
    served,
    setClock: (shiftMs: number): Promise<void> => {
      writeFileSync(file, String(shiftMs));
      return pause(100);
    },
    [Symbol.asyncDispose]: async () => {
      await served[Symbol.asyncDispose]();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is left of the timer, as this member’s device shows it. */
function leftOf(one: Headless): number {
  const { view, clockOffsetMs } = one.live();
  return view?.timer.kind === "running" ? view.timer.endsAt - (Date.now() + clockOffsetMs) : NaN;
}

async function post(url: string, body: unknown, token = ""): Promise<Response> {
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  return fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
}

test.each([
  { set: "back an hour", shiftMs: -HOUR_MS },
  { set: "forward an hour", shiftMs: HOUR_MS },
])(
  "SYN100 with the clock set $set nothing waits and nothing runs wild: words, presence, timer, links, guesses",
  async ({ shiftMs }) => {
    await using clock = await openWithClock();
    const { served } = clock;
    const { url } = served;
    const opened = await openBoard(url);
    await using host = new Headless(url, opened);
    await host.view();
    await using crowd = await gather({
      base: url,
      code: opened.board.code,
      ways: ["websocket", "websocket", "polling", "stock"],
      chance: chanceOf(9),
    });
    const { oracle } = crowd;
    const link = await post(`${url}/api/boards/${opened.board.id}/my-link`, {}, opened.token);
    const { url: myLink }: { url: string } = await link.json();
    const guess = () => post(`${url}/api/join`, { code: "AAAAAA", name: "Pie", session: "token" });
    for (let at = 1; at < limits.FAILED_JOINS_PER_WINDOW_COUNT; at += 1) await guess();
    await host.command("timer.start", { seconds: 60 });
    crowd.startWriting({ everyMs: 50 });
    await pause(300);

    await clock.setClock(shiftMs);
    const set = performance.now();
    const pulse = new Pulse(url, {
      from: headlessOf(crowd.people, "websocket"),
      near: headlessOf(crowd.people, "websocket", 1),
      slow: headlessOf(crowd.people, "polling"),
    });
    const before = oracle.promisedCount;
    await pause(2_000);
    crowd.stopWriting();
    expect(oracle.promisedCount).toBeGreaterThan(before + 30);
    await crowd.together("all is saved", 20_000);
    const { longest, counts } = pulse.stop();
    // Where something waited for the clock, it would be an hour.
    for (const ms of Object.values(longest)) expect(ms).toBeLessThan(5_000);
    for (const count of Object.values(counts)) expect(count).toBeGreaterThan(8);

    // A new view is told with the new clock; a newcomer measures it for the first time.
    await host.command("timer.extend", { seconds: 30 });
    const secret = myLink.split("#s=")[1];
    const sameAgain = await post(`${url}/api/join`, { secret, session: "token" });
    expect(sameAgain.status).toBe(200);
    // Somebody at the same address who has guessed too often waits for the window’s end, and no hour.
    expect((await guess()).status).toBe(404);
    const refused = await guess();
    expect(refused.status).toBe(429);
    const retryAfter = Number(refused.headers.get("retry-after"));
    expect(retryAfter).toBeGreaterThan(limits.FAILED_JOINS_WINDOW_SECONDS - 60);
    expect(retryAfter).toBeLessThanOrEqual(limits.FAILED_JOINS_WINDOW_SECONDS);
    // Errors are logged as level 50.
    expect(served.said()).not.toContain('"level":50');
    await pause(500);
    const left = 90_000 - 300 - (performance.now() - set);
    expect(Math.abs(leftOf(host) - left)).toBeLessThan(1_500);
    expect(oracle.unwrittenIn(storedDoc(served.dataDir, roomOf(opened)))).toEqual(NO_LOSS);
  },
);
