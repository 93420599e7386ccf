import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as limits from "@tablee/shared/limits";
import type { BoardId } from "@tablee/shared/ids";
import type { CallName } from "./calls.ts";
import { ThreadDialect } from "./dialect.ts";
import { databaseIn } from "./folder.ts";
import { Line } from "./line.ts";
import { openStore } from "./open.ts";
import type { Store } from "./open.ts";
import { RoomLog } from "./room-log.ts";
import { Statements } from "./statements.ts";
import { StoreThread } from "./store-thread.ts";
import type { BoardRow, Tables } from "./tables.ts";

let dataDir: string;
let store: Store;
let logged: string[];

beforeEach(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), "tablee-thread-"));
  logged = [];
  store = await openStore(dataDir, { logger: pino({ base: null }, { write: (line) => logged.push(line) }) });
});

afterEach(async () => {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function row(id: string): BoardRow {
  return {
    id: id as BoardId,
    title: id,
    locale: "fr",
    template: "free",
    code: id,
    epoch: 1,
    code_at: 0,
    created_at: 0,
  };
}

function board(id: string) {
  return store.db.insertInto("boards").values(row(id));
}

async function boards(): Promise<string[]> {
  return (await store.db.selectFrom("boards").select("id").orderBy("id").execute()).map(({ id }) => id);
}

const bytes = (...values: number[]) => new Uint8Array(values);

/** What is no call ends the thread, as any fault of its own would. */
function kill(): Promise<unknown> {
  return store.ask("no such call" as CallName, undefined);
}

describe("one connection for everybody", () => {
  test("STO2 nothing of anybody else comes between the begin and the end of a transaction", async () => {
    const log = new RoomLog(store);
    const others: Promise<unknown>[] = [];
    const undone = store.db.transaction().execute(async (transaction) => {
      await transaction.insertInto("boards").values(row("half")).execute();
      others.push(log.append([{ room: "r", bytes: bytes(1), owners: [] }]), boards());
      others.push(store.db.transaction().execute((other) => other.insertInto("boards").values(row("b")).execute()));
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
      throw new Error("thought better of it");
    });
    await expect(undone).rejects.toThrow("thought better of it");
    // Inside, the row would have been undone too, the half board seen, and the second begin refused.
    expect(await Promise.all(others)).toMatchObject([[1], [], [{}]]);
    expect((await log.load("r"))?.rows).toHaveLength(1);
    expect(await boards()).toEqual(["b"]);
  });

  test("STO3 writes that go together are all there or none is", async () => {
    await store.together([board("a"), board("b")]);
    expect(await boards()).toEqual(["a", "b"]);
    await expect(store.together([board("c"), board("a")])).rejects.toMatchObject({ code: "ERR_SQLITE_ERROR" });
    expect(await boards()).toEqual(["a", "b"]);
  });

  test("STO26 tables are made all together: what fails in the middle leaves none, and the next start is not in its way", async () => {
    await store.close();
    rmSync(databaseIn(dataDir));
    const inTheWay = new DatabaseSync(databaseIn(dataDir));
    inTheWay.exec("create table client_ids (x)");
    await expect(openStore(dataDir)).rejects.toThrow("could not be brought up to date");
    const tables = inTheWay.prepare(
      "select name from sqlite_schema where type = 'table' and name not like '%\\_%' escape '\\'",
    );
    expect(tables.all()).toEqual([]);
    inTheWay.exec("drop table client_ids");
    inTheWay.close();
    store = await openStore(dataDir);
    expect(await boards()).toEqual([]);
  });

  test("LIM70 a file that another program holds is waited for, and no longer than the limit", async () => {
    const other = new DatabaseSync(databaseIn(dataDir));
    other.exec("BEGIN IMMEDIATE");
    const started = Date.now();
    await expect(board("late").execute()).rejects.toMatchObject({ errcode: 5 });
    expect(Date.now() - started).toBeGreaterThanOrEqual(limits.STORE_BUSY_MS - 100);
    expect(Date.now() - started).toBeLessThan(2 * limits.STORE_BUSY_MS);
    const waiting = board("patient").execute();
    await new Promise((resolve) => {
      setTimeout(resolve, 300);
    });
    other.exec("ROLLBACK");
    other.close();
    await waiting;
    expect(await boards()).toEqual(["patient"]);
  }, 20_000);

  test("LIM71 no more prepared statements are kept than the limit, and one let go is prepared again", () => {
    const database = new DatabaseSync(":memory:");
    const statements = new Statements(database);
    for (let at = 0; at < limits.STATEMENTS_KEPT_MAX_COUNT + 20; at += 1)
      expect(statements.run({ sql: `select ${at} as n`, parameters: [] }).rows).toEqual([{ n: at }]);
    expect(statements.count).toBe(limits.STATEMENTS_KEPT_MAX_COUNT);
    expect(statements.run({ sql: "select 0 as n", parameters: [] }).rows).toEqual([{ n: 0 }]);
    database.close();
  });
});

describe("a thread that dies", () => {
  test("STO4 those who wait are refused, it is logged, and the next question is answered by a new thread with all that was stored", async () => {
    await board("kept").execute();
    const log = new RoomLog(store);
    const dying = [kill(), log.append([{ room: "r", bytes: bytes(1), owners: [] }]), boards()];
    for (const one of await Promise.allSettled(dying))
      expect(one).toMatchObject({ status: "rejected", reason: { code: "ERR_STORE_ENDED" } });
    expect(logged.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 60, msg: "the thread of the store has died", refused: 3 },
    ]);
    expect(await boards()).toEqual(["kept"]);
    expect(await log.append([{ room: "r", bytes: bytes(2), owners: [] }])).toEqual([1]);
  });

  test("STO5 a transaction dies with its thread: its other half is never written alone", async () => {
    await store.together([board("whole")]);
    await store.close();
    const thread = new StoreThread({ file: databaseIn(dataDir) });
    const db = new Kysely<Tables>({ dialect: new ThreadDialect({ thread, line: new Line() }) });
    const torn = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("boards").values(row("first half")).execute();
      await Promise.allSettled([thread.ask("no such call" as CallName, undefined)]);
      await transaction.updateTable("boards").set({ title: "second half" }).execute();
    });
    await expect(torn).rejects.toMatchObject({ code: "ERR_STORE_ENDED" });
    // The line is free again, and only the whole one is there.
    expect(await db.selectFrom("boards").select(["id", "title"]).execute()).toEqual([{ id: "whole", title: "whole" }]);
    await db.destroy();
  });
});
