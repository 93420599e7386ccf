import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as Y from "yjs";
import { StoreError } from "@tablee/server/store/errors";
import { openStore } from "@tablee/server/store/open";
import { RoomLog } from "@tablee/server/store/room-log";
import type { StoredRoom } from "@tablee/server/store/room-log";
import { readBoard } from "@tablee/shared/board/read";
import type { Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, openHouse } from "./house.ts";
import { Headless } from "./member.ts";
import { start } from "./process.ts";
import { putRows } from "./stored-rooms.ts";

export interface KeptBoard {
  readonly id: string;
  readonly room: string;
  readonly code: string;
  readonly texts: readonly string[];
  readonly seats: readonly Seat[];
}

/** A data folder that a real server has written, and is done with. */
export interface KeptFolder {
  readonly dataDir: string;
  readonly boards: readonly KeptBoard[];
  /** The same once more, to damage. */
  copy(): string;
  [Symbol.dispose](): void;
}

/** Two boards; on each three people put down cards in turn, every card in a row of its own. */
export async function keepFolder(): Promise<KeptFolder> {
  const home = mkdtempSync(path.join(tmpdir(), "tablee-kept-"));
  const dataDir = path.join(home, "data");
  await using house = await openHouse();
  const boards = [await writeBoard(house.url, "Un"), await writeBoard(house.url, "Deux")];
  await house.stop();
  cpSync(house.dataDir, dataDir, { recursive: true });
  let copies = 0;
  return {
    dataDir,
    boards,
    copy: () => {
      copies += 1;
      const to = path.join(home, `copy-${copies}`);
      cpSync(dataDir, to, { recursive: true });
      return to;
    },
    [Symbol.dispose]: () => rmSync(home, { recursive: true, force: true }),
  };
}

async function writeBoard(base: string, title: string): Promise<KeptBoard> {
  const { board, sync, ...host } = await openBoard(base, { title, template: "free" });
  const guests = await Promise.all(["Tilleul", "Alisier"].map((name) => joinBoard(base, board.code, { name })));
  const seats: Seat[] = [{ board, sync, ...host }, ...guests];
  const people = seats.map((seat) => new Headless(base, seat));
  await Promise.all(people.map((one) => one.saved()));
  for (let at = 0; at < 12; at += 1) {
    const one = people[at % people.length];
    one?.addCard(`${title} ${at}`);
    await one?.saved();
  }
  const texts = people[0]?.texts() ?? [];
  for (const one of people) await one[Symbol.asyncDispose]();
  return { id: board.id, room: sync.path.slice("/sync/".length), code: board.code, texts, seats };
}

/** Writes into the file as damage would: past the server, with no check. */
export function tamper(dataDir: string, work: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path.join(dataDir, "tablee.sqlite"));
  database.exec("PRAGMA foreign_keys = OFF");
  try {
    work(database);
  } finally {
    database.close();
  }
}

/**
 * What the server would serve of each room: its texts, or why not. Throws when the store cannot be opened at all.
 */
export async function served(dataDir: string, rooms: readonly string[]): Promise<(string[] | string)[]> {
  const store = await openStore(dataDir);
  try {
    const log = new RoomLog(store);
    const answers: (string[] | string)[] = [];
    for (const room of rooms) answers.push(await textsOf(log, room));
    return answers;
  } finally {
    await store.close();
  }
}

async function textsOf(log: RoomLog, room: string): Promise<string[] | string> {
  let stored: StoredRoom | undefined;
  try {
    stored = await log.load(room);
  } catch (error) {
    if (error instanceof StoreError) return `${error.code}: ${error.message}`;
    throw error;
  }
  if (!stored) return "not there";
  return [...readBoard(putRows(new Y.Doc(), stored.rows)).cards.values()].map(({ text }) => text).sort();
}

export async function servedTexts(dataDir: string, room: string): Promise<string[] | string | undefined> {
  return (await served(dataDir, [room]))[0];
}

/** Runs one of the programs that look after a folder; answers its exit code and what it said. */
export async function look(
  program: "doctor" | "backup" | "restore",
  wish: { readonly dataDir: string; readonly args?: readonly string[]; readonly lang?: string },
): Promise<string> {
  const { dataDir, args = [], lang = "C" } = wish;
  const env = { DATA_DIR: dataDir, LANG: lang, LC_ALL: lang };
  const one = start(`server/src/doctor/${program}.ts`, { env, args });
  const code = await one.ended;
  return `${code}: ${one.said().trim()}`;
}
