import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { expect, test, vi } from "vitest";
import { joinBoard, openBoard, openHouse, until } from "../support/house.ts";
import { look } from "../support/kept-folder.ts";
import { Headless } from "../support/member.ts";
import { NO_SMALL_DISK, openSmallDisk } from "../support/small-disk.ts";

// Programs are started in processes of their own, each slow to begin where many tests run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const HELD_MS = 3_500;

test("STO21 while a commit waits for seconds, pages and presence go on, nothing is called saved, and then all of it is", async () => {
  await using house = await openHouse();
  const { board, ...host } = await openBoard(house.url);
  const one = new Headless(house.url, { board, ...host });
  const other = new Headless(house.url, await joinBoard(house.url, board.code));
  await Promise.all([one.saved(), other.saved()]);
  // Another program that writes in the file: the commit waits for it, in the thread of the store.
  const holder = new DatabaseSync(path.join(house.dataDir, "tablee.sqlite"));
  holder.exec("BEGIN IMMEDIATE");
  one.addCard("attend");
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const answered: number[] = [];
  const moved: number[] = [];
  const end = Date.now() + HELD_MS;
  for (let at = 1; Date.now() < end; at += 1) {
    const asked = performance.now();
    await fetch(`${house.url}/healthz`);
    answered.push(performance.now() - asked);
    const shown = performance.now();
    one.table.presence.show({ cursor: { x: at, y: 0 } });
    await until("the other sees the cursor", () =>
      [...other.table.presence.state.getState().others.values()].some(({ cursor }) => cursor?.x === at),
    );
    moved.push(performance.now() - shown);
    expect(one.status()).not.toBe("saved");
  }
  delay.disable();
  expect(other.texts()).toEqual([]);
  holder.exec("ROLLBACK");
  holder.close();
  await Promise.all([one.saved(), other.saved()]);
  await until("the other has the card", () => other.texts().includes("attend"));
  // Far below the wait; a machine that tests in parallel is slow by itself.
  expect(answered.length).toBeGreaterThan(8);
  expect(Math.max(...answered)).toBeLessThan(HELD_MS / 3);
  expect(Math.max(...moved)).toBeLessThan(HELD_MS / 3);
  expect(delay.max / 1e6).toBeLessThan(HELD_MS / 3);
  await Promise.all([one, other].map((person) => person[Symbol.asyncDispose]()));
});

test.skipIf(NO_SMALL_DISK !== "")(
  `STO22 on a full disk nothing is called saved and writes are answered not saved; once there is room, all that waited is stored and the file is sound${NO_SMALL_DISK}`,
  async () => {
    using disk = openSmallDisk(8);
    const dataDir = path.join(disk.folder, "data");
    await using house = await openHouse({ dataDir });
    const { board, token, ...host } = await openBoard(house.url);
    const one = new Headless(house.url, { board, ...host, ...(token !== undefined && { token }) });
    const other = new Headless(house.url, await joinBoard(house.url, board.code));
    await Promise.all([one.saved(), other.saved()]);
    disk.fill();
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const url = `${house.url}/api/boards/${board.id}`;
    const rename = (title: string) => fetch(url, { method: "PATCH", headers, body: JSON.stringify({ title }) });
    for (let at = 0; at < 30; at += 1) one.addCard(`${at} ${"mot ".repeat(1_000)}`);
    await until("it is not saved", () => one.status() !== "saved" && one.status() !== "sending");
    const refused = await rename("plein");
    expect(refused.status).toBe(503);
    expect(await refused.json()).toEqual({ error: { reason: "not-saved" } });
    // Reading goes on.
    expect(await (await fetch(url, { headers })).json()).toMatchObject({ board: { title: "Les ingrédients" } });
    expect(other.texts()).toEqual([]);
    expect(one.status()).not.toBe("saved");
    disk.free();
    await Promise.all([one.saved(), other.saved()]);
    await until("the other has all", () => other.texts().length === 30);
    expect((await rename("place")).status).toBe(200);
    await Promise.all([one, other].map((person) => person[Symbol.asyncDispose]()));
    await house.stop();
    expect(await look("doctor", { dataDir })).toMatch(/^0: /);
  },
);
