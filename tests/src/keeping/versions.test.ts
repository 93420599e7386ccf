import { closeSync, cpSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readBoard } from "@tablee/shared/board/read";
import type { OpenedBoard, VersionInfo } from "@tablee/shared/protocol/http";
import { openBoard, openHouse } from "../support/house.ts";
import type { House } from "../support/house.ts";
import { look, tamper } from "../support/kept-folder.ts";
import { Headless } from "../support/member.ts";

// Programs are started in processes of their own, each slow to begin where many tests run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-kept-states-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Filled {
  readonly dataDir: string;
  readonly opened: OpenedBoard;
}

/** A folder in which a table has two named states, *one* of a card and *two* of two. */
async function keepStates(): Promise<Filled> {
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  await using host = new Headless(house.url, opened);
  for (const name of ["one", "two"]) {
    host.addCard(name);
    await host.saved();
    await ask(house, opened, { method: "POST", body: JSON.stringify({ name }) });
  }
  await house.stop();
  const dataDir = path.join(folder, "data");
  cpSync(house.dataDir, dataDir, { recursive: true });
  return { dataDir, opened };
}

function ask(house: House, { board, token }: OpenedBoard, wish: RequestInit, at = ""): Promise<Response> {
  return fetch(`${house.url}/api/boards/${board.id}/versions${at}`, {
    ...wish,
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
  });
}

/** The named states that a server on that folder hands out, with their cards. */
async function states(dataDir: string, opened: OpenedBoard): Promise<Record<string, string[] | number>> {
  await using house = await openHouse({ dataDir });
  const list = (await (await ask(house, opened, {})).json()) as VersionInfo[];
  const found: Record<string, string[] | number> = {};
  for (const { id, name } of list) {
    const answer = await ask(house, opened, {}, `/${id}`);
    found[name ?? ""] = answer.ok ? textsIn(new Uint8Array(await answer.arrayBuffer())) : answer.status;
  }
  return found;
}

function textsIn(bytes: Uint8Array): string[] {
  const doc = new Y.Doc();
  Y.applyUpdateV2(doc, bytes);
  return [...readBoard(doc).cards.values()].map(({ text }) => text).sort();
}

test("STO36 the doctor names a state that can no longer be read, and takes it away; the table and the other states stay", async () => {
  const { dataDir, opened } = await keepStates();
  expect(await look("doctor", { dataDir })).toMatch(/^0: 1 table/);
  tamper(dataDir, (database) => database.exec("update versions set checksum = checksum + 1 where name = 'one'"));
  const said = await look("doctor", { dataDir });
  expect(said).toMatch(/^1: /);
  expect(said).toMatch(`Table ${opened.board.id}: the copy of a kept state (`);
  expect(said).toContain("no longer matches its checksum.");
  expect(await states(dataDir, opened)).toEqual({ one: 500, two: ["one", "two"] });
  expect(await look("doctor", { dataDir, args: ["--repair"], lang: "fr_FR.UTF-8" })).toMatch(
    /^0: [\s\S]*un état gardé qui ne pouvait plus être lu a été enlevé/,
  );
  expect(await states(dataDir, opened)).toEqual({ two: ["one", "two"] });
});

test("STO36 bytes that match their checksum and are no document are named too, and a state of a table that is gone goes with it", async () => {
  const { dataDir, opened } = await keepStates();
  tamper(dataDir, (database) => {
    database.exec("update versions set bytes = x'0102', checksum = 3066839698 where name = 'one'");
    database.exec("update versions set board_id = 'gone' where name = 'two'");
  });
  const said = await look("doctor", { dataDir });
  expect(said).toContain("cannot be read as a document.");
  expect(said).toContain("versions: 1 row(s) that refer to what is no longer there.");
  expect(await look("doctor", { dataDir, args: ["--repair"] })).toMatch(/^0: /);
  expect(await states(dataDir, opened)).toEqual({});
});

test("STO38 a backup holds the states, and of a file that SQLite can no longer trust they are found again row by row", async () => {
  const { dataDir, opened } = await keepStates();
  const all = { one: ["one"], two: ["one", "two"] };
  const file = path.join(folder, "backup.sqlite");
  expect(await look("backup", { dataDir, args: [file] })).toMatch(/^0: /);
  const restored = path.join(folder, "restored");
  expect(await look("restore", { dataDir: restored, args: [file] })).toMatch(/^0: /);
  expect(await states(restored, opened)).toEqual(all);
  const handle = openSync(path.join(dataDir, "tablee.sqlite"), "r+");
  // The first page tells where every table begins.
  writeSync(handle, new Uint8Array(4_096), 0, 4_096, 0);
  closeSync(handle);
  expect(await look("doctor", { dataDir, args: ["--repair"] })).toMatch(/readable row\(s\) copied/);
  expect(await states(dataDir, opened)).toEqual(all);
});
