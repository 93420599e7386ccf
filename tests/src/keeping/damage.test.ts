import {
  closeSync,
  cpSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { openStore } from "@tablee/server/store/open";
import { RoomLog } from "@tablee/server/store/room-log";
import type { LoggedUpdate } from "@tablee/server/store/room-log";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { openHouse, until } from "../support/house.ts";
import { keepFolder, look, served, tamper } from "../support/kept-folder.ts";
import type { KeptBoard, KeptFolder } from "../support/kept-folder.ts";
import { Headless } from "../support/member.ts";
import { freePort, start } from "../support/process.ts";

// Programs are started in processes of their own, each slow to begin where many tests run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let kept: KeptFolder;
let one: KeptBoard;
let other: KeptBoard;

beforeAll(async () => {
  kept = await keepFolder();
  [one, other] = kept.boards as [KeptBoard, KeptBoard];
});

afterAll(() => kept[Symbol.dispose]());

function databaseIn(dataDir: string): string {
  return path.join(dataDir, "tablee.sqlite");
}

/** Starts a server; answers what it said when it ended, or nothing when it serves. */
async function whyNot(dataDir: string): Promise<string> {
  const port = String(await freePort());
  const running = start("server/src/main.ts", { env: { PORT: port, DATA_DIR: dataDir } });
  const ended = running.ended.then((code) => `${code}: ${running.said().trim()}`);
  let said: string | undefined;
  void ended.then((why) => (said = why));
  await until("it serves or ends", () => said !== undefined || running.said().includes("Tablée is served"), 20_000);
  running.child.kill();
  await running.ended;
  return said ?? "";
}

describe("damaged rows behind a running server", () => {
  test("STO8 whoever opens a table whose beginning is damaged is told to come back, is shown no empty one, and the table beside it is served", async () => {
    const dataDir = kept.copy();
    tamper(dataDir, (database) =>
      database.exec(
        `update updates set checksum = 1 where seq = (select min(seq) from updates where room = '${one.room}')`,
      ),
    );
    await using house = await openHouse({ dataDir });
    const [seat] = one.seats;
    const headers = { authorization: `Bearer ${seat?.token}` };
    const socket = new WebSocket(`${house.url.replace("http", "ws")}/sync/${one.room}`, { headers });
    const frames: unknown[] = [];
    socket.on("message", (frame) => frames.push(frame));
    const code = await new Promise((resolve) => socket.once("close", resolve));
    expect({ code, frames }).toEqual({ code: CLOSE.tryLater.code, frames: [] });
    const beside = new Headless(house.url, other.seats[0] as (typeof other.seats)[0]);
    await beside.saved();
    expect(beside.texts()).toEqual(other.texts);
    await beside[Symbol.asyncDispose]();
  });
});

/** A server that does not start, or a table that does not open, and what to do. */
const ADVISED = /^(1: .*tablee\.sqlite|ERR_).*(npm run doctor|npm run restore)/;

describe("a damaged file", () => {
  test("STO9 of a -wal file that was cut anywhere, all that was committed before the cut is served", async () => {
    const source = kept.copy();
    const store = await openStore(source);
    const log = new RoomLog(store);
    const [row] = (await log.load(other.room))?.rows ?? [];
    const wholeWal = kept.copy();
    for (let at = 0; at < 20; at += 1)
      await log.append([{ room: `r${at}`, bytes: row?.bytes ?? new Uint8Array(), owners: [] }]);
    // As a killed server leaves them.
    cpSync(source, wholeWal, { recursive: true });
    await store.close();
    const size = statSync(`${databaseIn(wholeWal)}-wal`).size;
    const names = Array.from({ length: 20 }, (_, at) => `r${at}`);
    let last = 0;
    for (const part of [0, 0.1, 0.35, 0.6, 0.77, 0.9, 1]) {
      const cut = kept.copy();
      cpSync(wholeWal, cut, { recursive: true });
      truncateSync(`${databaseIn(cut)}-wal`, Math.floor(size * part));
      const answers = await served(cut, [one.room, ...names]);
      expect(answers[0]).toEqual(one.texts);
      const there = answers.slice(1).filter((answer) => answer !== "not there").length;
      expect(answers.slice(1).map((answer) => answer !== "not there")).toEqual(names.map((_, at) => at < there));
      expect(there).toBeGreaterThanOrEqual(last);
      last = there;
    }
    expect(last).toBe(20);
  });

  test("STO15 a database that was cut short is refused at the start or at the table, never taken for a new one, and the doctor says so", async () => {
    const size = statSync(databaseIn(kept.dataDir)).size;
    for (const to of [0, 50, 4_096, size / 2, size - 4_096]) {
      const dataDir = kept.copy();
      truncateSync(databaseIn(dataDir), to);
      const said = await whyNot(dataDir);
      const answers = said === "" ? await served(dataDir, [one.room, other.room]) : [said];
      expect(answers.some((answer) => typeof answer === "string" && ADVISED.test(answer))).toBe(true);
      expect(await look("doctor", { dataDir })).toMatch(/^[12]: .*(damaged|cannot be read|not a database of Tablée)/s);
    }
  });

  const SEEDS = Array.from({ length: 16 }, (_, at) => at + 1);

  test(`STO16 with bytes flipped or a sector zeroed anywhere in the file, no table is shown empty or with what is not its own; the doctor sees what is missing, and mends without inventing (seeds ${SEEDS[0]} to ${SEEDS.at(-1)})`, async () => {
    const rooms = [one.room, other.room];
    const outcomes = { whole: 0, mended: 0, partly: 0, lost: 0 };
    for (const seed of SEEDS) {
      const dataDir = kept.copy();
      flip(databaseIn(dataDir), seed);
      const before = await served(dataDir, rooms).catch((error: unknown) => rooms.map(() => String(error)));
      for (const [at, answer] of before.entries()) expectHonest({ seed, answer, board: kept.boards[at] });
      const isWhole = before.every((answer, at) => String(answer) === String(kept.boards[at]?.texts));
      const said = await look("doctor", { dataDir, args: ["--repair"] });
      const isTold = /^[012]: /.test(said) && (isWhole || /\n- |cannot be read/.test(said));
      expect({ seed, isTold, said }).toMatchObject({ isTold: true });
      const after = said.startsWith("2")
        ? rooms.map(() => "could not")
        : await served(dataDir, rooms).catch((error: unknown) => rooms.map(() => String(error)));
      for (const [at, answer] of after.entries()) expectHonest({ seed, answer, board: kept.boards[at] });
      const isMended = after.every((answer, at) => String(answer) === String(kept.boards[at]?.texts));
      if (isWhole && isMended) outcomes.whole += 1;
      else if (isMended) outcomes.mended += 1;
      else if (after.some((answer) => typeof answer !== "string")) outcomes.partly += 1;
      else outcomes.lost += 1;
    }
    process.stdout.write(`after the repair: ${JSON.stringify(outcomes)}\n`);
    expect(outcomes.whole + outcomes.mended + outcomes.partly).toBeGreaterThan(SEEDS.length / 2);
  });
});

describe("a file that SQLite cannot read", () => {
  /** Nothing but zeros where the page was. */
  function wipe(dataDir: string, pages: readonly number[]): void {
    const handle = openSync(databaseIn(dataDir), "r+");
    for (const page of pages) writeSync(handle, new Uint8Array(4_096), 0, 4_096, (page - 1) * 4_096);
    closeSync(handle);
  }

  test("STO23 with its first page wiped out, every row is still found, and the tables are served as before", async () => {
    const dataDir = kept.copy();
    wipe(dataDir, [1]);
    expect(await whyNot(dataDir)).toMatch(ADVISED);
    expect(await look("doctor", { dataDir })).toMatch(/^2: .* cannot be read: file is not a database.*--repair/s);
    expect(await look("doctor", { dataDir, args: ["--repair"] })).toMatch(/^0: .*All is in order now/s);
    expect(await served(dataDir, [one.room, other.room])).toEqual([one.texts, other.texts]);
    await using house = await openHouse({ dataDir });
    const back = new Headless(house.url, one.seats[2] as (typeof one.seats)[2]);
    await back.saved();
    expect(back.texts()).toEqual(one.texts);
    await back[Symbol.asyncDispose]();
  });

  test("STO24 with the root of a large table wiped out and words only in the -wal file, every row of it is still found, long ones too", async () => {
    const source = kept.copy();
    const store = await openStore(source);
    const log = new RoomLog(store);
    const doc = new Y.Doc();
    const batch: LoggedUpdate[] = [];
    doc.on("update", (bytes: Uint8Array) => batch.push({ room: one.room, bytes, owners: [] }));
    for (let at = 0; at < 400; at += 1) doc.getMap("aside").set(`l${at}`, "x".repeat(at === 7 ? 20_000 : 40));
    await log.append(batch);
    await store.close();
    const pages: number[] = [];
    tamper(source, (database) => {
      for (const { rootpage } of database.prepare("select rootpage from sqlite_schema where name = 'updates'").all())
        pages.push(Number(rootpage));
    });
    const writer = await openStore(source);
    await new RoomLog(writer).append([{ room: "only-in-the-wal", bytes: new Uint8Array([0, 0]), owners: [] }]);
    const dataDir = kept.copy();
    cpSync(source, dataDir, { recursive: true });
    await writer.close();
    rmSync(path.join(dataDir, "tablee.lock"));
    wipe(dataDir, pages);
    expect(await look("doctor", { dataDir })).toMatch(/^1: .*SQLite says that the file is damaged/s);
    const said = await look("doctor", { dataDir, args: ["--repair"] });
    // Nobody of the table wrote these rows: the doctor sees that too.
    expect(said).toMatch(/^1: .*1 unknown writer\(s\) given to the house.*Room only-in-the-wal: no table leads to it/s);
    expect(await served(dataDir, [one.room, other.room])).toEqual([one.texts, other.texts]);
    tamper(dataDir, (database) => {
      const { rows, longest } = database
        .prepare("select count(*) as rows, max(length(bytes)) as longest from updates where room = ?")
        .get(one.room) as { rows: number; longest: number };
      expect(rows).toBe(413);
      expect(longest).toBeGreaterThan(20_000);
    });
  });

  test("STO25 of a file that is none of ours nothing is taken, and it is left as it was", async () => {
    const dataDir = kept.copy();
    const mine = "Ma liste de courses\n".repeat(500);
    writeFileSync(databaseIn(dataDir), mine);
    expect(await look("doctor", { dataDir, args: ["--repair"] })).toMatch(/^2: .*nothing can be read/s);
    expect(readFileSync(databaseIn(dataDir), "utf8")).toBe(mine);
  });
});

function expectHonest(seen: {
  seed: number;
  answer: string[] | string | undefined;
  board: KeptBoard | undefined;
}): void {
  const { seed, answer, board } = seen;
  if (typeof answer === "string") return;
  expect({ seed, isEmpty: answer?.length === 0 }).toEqual({ seed, isEmpty: false });
  expect({ seed, strange: answer?.filter((text) => !board?.texts.includes(text)) }).toEqual({ seed, strange: [] });
}

function flip(file: string, seed: number): void {
  let state = seed * 2_654_435_761;
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) >>> 0;
    return (state ^ (state >>> 13)) >>> 0 === 0 ? 0 : ((state ^ (state >>> 13)) >>> 0) % below;
  };
  const { size } = statSync(file);
  const handle = openSync(file, "r+");
  try {
    // Not the first page: without it there is no database, which STO15 looks at.
    if (seed % 2 === 0) {
      for (let count = 1 + next(4); count > 0; count -= 1)
        writeSync(handle, new Uint8Array(512), 0, 512, 4_096 + 512 * next((size - 4_096) / 512));
    } else {
      for (let count = 4 + next(28); count > 0; count -= 1) {
        const at = 4_096 + next(size - 4_096);
        const byte = new Uint8Array(1);
        readSync(handle, byte, 0, 1, at);
        writeSync(
          handle,
          byte.map((value) => value ^ (1 << next(8))),
          0,
          1,
          at,
        );
      }
    }
  } finally {
    closeSync(handle);
  }
}
