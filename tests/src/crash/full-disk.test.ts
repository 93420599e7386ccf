import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { rootOf } from "@tablee/shared/board/schema";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { chanceOf } from "../support/chance.ts";
import { gather } from "../support/crowd.ts";
import type { Way } from "../support/crowd.ts";
import { openBoard, until } from "../support/house.ts";
import { NO_LOSS } from "../support/oracle.ts";
import { Served } from "../support/served.ts";
import { NO_SMALL_DISK, openSmallDisk } from "../support/small-disk.ts";
import { isFolded, logSize, roomOf, storedDoc } from "../support/stored-rooms.ts";
import { aloneWith } from "./moments.ts";

const TEN: readonly Way[] = ["polling", "polling", "stock", "stock", ...Array<Way>(6).fill("websocket")];

describe.skipIf(NO_SMALL_DISK !== "")(`a full disk${NO_SMALL_DISK}`, () => {
  test("SYN94 while it is full nobody is told saved for what is not, all are told to try later and keep their words, and with room again everything is stored", async () => {
    using disk = openSmallDisk(24);
    await using served = await Served.open({ dataDir: path.join(disk.folder, "data"), env: { LOG_LEVEL: "silent" } });
    const opened = await openBoard(served.url);
    const chance = chanceOf(3);
    await using crowd = await gather({ base: served.url, code: opened.board.code, ways: TEN, chance });
    const { oracle } = crowd;
    const stored = () => storedDoc(served.dataDir, roomOf(opened));
    crowd.startWriting({ everyMs: 60, isBig: true });
    await pause(500);
    disk.fill();
    const sockets = crowd.people.filter(({ way }) => way !== "polling");
    const isTold = () => sockets.every(({ closedWith }) => closedWith.includes(CLOSE.tryLater.code));
    await until("all are told to try later", isTold, 20_000);
    const sizes = crowd.people.map(({ doc }) => rootOf(doc, "cards").size);
    crowd.startWriting({ everyMs: 100 });
    for (let look = 0; look < 15; look += 1) {
      await pause(150);
      disk.fill();
      // Whatever was promised by now must be in the file by now.
      expect(oracle.missingIn(stored())).toEqual(NO_LOSS);
    }
    crowd.stopWriting();
    expect(crowd.toldSaved()).toEqual([]);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    disk.free();
    await crowd.together("all is stored once there is room", 30_000);
    for (const { doc } of crowd.people) expect(oracle.unwrittenIn(doc)).toEqual(NO_LOSS);
    expect(oracle.unwrittenIn(stored())).toEqual(NO_LOSS);
    expect(await served.end("SIGTERM")).toBe(0);
  }, 90_000);

  test("SYN95 killed and started on a full disk, the server says so and ends or serves, and nothing is lost", async () => {
    using disk = openSmallDisk(24);
    await using served = await Served.open({ dataDir: path.join(disk.folder, "data"), env: { LOG_LEVEL: "silent" } });
    const opened = await openBoard(served.url);
    await using crowd = await gather({
      base: served.url,
      code: opened.board.code,
      ways: TEN,
      chance: chanceOf(4),
    });
    const { oracle } = crowd;
    crowd.startWriting({ everyMs: 40, isBig: true });
    await pause(600);
    disk.fill();
    await pause(400);
    await served.end("SIGKILL");
    crowd.stopWriting();
    disk.fill();
    const begun = served.begin();
    const isEither = () => /is served|disk of .* is full\. Make room/.test(served.said());
    await until("it serves, or says that the disk is full", isEither, 15_000);
    const end = served.said().includes("is served") ? "it serves" : await begun.ended;
    expect(["it serves", 1]).toContain(end);
    await served.end("SIGKILL");
    disk.free();
    expect(oracle.missingIn(storedDoc(served.dataDir, roomOf(opened)))).toEqual(NO_LOSS);
    await served.start();
    await crowd.together("all is stored once there is room", 30_000);
    expect(oracle.unwrittenIn(storedDoc(served.dataDir, roomOf(opened)))).toEqual(NO_LOSS);
  }, 90_000);

  test("HOM70 a first start on a full disk says that the disk is full", async () => {
    using disk = openSmallDisk(1);
    disk.fill();
    await expect(Served.open({ dataDir: path.join(disk.folder, "data") })).rejects.toThrow(
      /ended with 1: The disk of .* is full\. Make room, then start again\./,
    );
  }, 40_000);

  test("SYN96 a fold for which there is no room leaves everything where it was, and is done later", async () => {
    using disk = openSmallDisk(24);
    await using served = await Served.open({ dataDir: path.join(disk.folder, "data"), env: { LOG_LEVEL: "warn" } });
    const opened = await openBoard(served.url);
    const room = roomOf(opened);
    await using crowd = await gather({
      base: served.url,
      code: opened.board.code,
      ways: ["websocket", "websocket", "stock", "stock"],
      chance: chanceOf(5),
    });
    const { oracle } = crowd;
    crowd.startWriting({ everyMs: 30, isBig: true });
    await until("a log nearly full", () => logSize(served.dataDir, room).bytes > 800_000, 30_000);
    // Enough for single words, not for a megabyte at once.
    disk.fill(300_000);
    await until("no fold, or no word", () => /could not be (folded|stored)/.test(served.said()), 30_000);
    crowd.stopWriting();
    expect(oracle.missingIn(storedDoc(served.dataDir, room))).toEqual(NO_LOSS);
    disk.free();
    crowd.startWriting({ everyMs: 30, isBig: true });
    await until("a fold", () => isFolded(served.dataDir, room), 30_000);
    crowd.stopWriting();
    await crowd.together("all is stored", 30_000);
    expect(oracle.unwrittenIn(storedDoc(served.dataDir, room))).toEqual(NO_LOSS);
  }, 90_000);

  test("HOM71 a table opened on a full disk is answered not saved and is not there, and the next one is", async () => {
    using disk = openSmallDisk(24);
    await using served = await Served.open({ dataDir: path.join(disk.folder, "data"), env: { LOG_LEVEL: "silent" } });
    const { token = "" } = await openBoard(served.url);
    const open = async (title: string) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ title, name: "Mésange", session: "token" });
      const answer = await fetch(`${served.url}/api/boards`, { method: "POST", headers, body });
      return { status: answer.status, body: await answer.json() };
    };
    disk.fill();
    let answer = await open("Plein");
    // What the log has already taken of the disk may be written again: a few tables may still find room.
    for (let more = 0; more < 20 && answer.status === 201; more += 1) answer = await open("Plein");
    expect(answer).toEqual({ status: 503, body: { error: { reason: "not-saved" } } });
    const alive = await fetch(`${served.url}/api/boards`, { headers: { authorization: `Bearer ${token}` } });
    expect(alive.status).toBe(200);
    disk.free();
    const { status, body } = await open("De la place");
    expect(status).toBe(201);
    const code: unknown = body?.board?.code;
    await using one = await aloneWith(served, String(code));
    one.addCard("écrit");
    await one.saved();
  }, 60_000);
});
