import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { joinBoard, openBoard, openHouse } from "../support/house.ts";
import { keepFolder, look, servedTexts, tamper } from "../support/kept-folder.ts";
import { Headless } from "../support/member.ts";
import { NO_SMALL_DISK, openSmallDisk } from "../support/small-disk.ts";

// Programs are started in processes of their own, each slow to begin where many tests run.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "tablee-backup-"));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("STO17 a backup made while twenty people write holds all that was called saved before it; restored into a new folder and served, the boards open and links and seats still work", async () => {
  const file = path.join(folder, "backup.sqlite");
  await using house = await openHouse();
  const opened = await openBoard(house.url, { template: "free" });
  const { board } = opened;
  const names = Array.from({ length: 20 }, (_, at) => `Oiseau ${at}`);
  const seats = await Promise.all(names.map((name) => joinBoard(house.url, board.code, { name })));
  const people = seats.map((seat) => new Headless(house.url, seat));
  await Promise.all(people.map((one) => one.saved()));
  let count = 0;
  const write = (): void => {
    for (const one of people) one.addCard(`mot ${(count += 1)}`);
  };
  for (let round = 0; round < 20; round += 1) write();
  await Promise.all(people.map((one) => one.saved()));
  const saved = new Set(people.flatMap((one) => one.texts()));
  const writing = setInterval(write, 50);
  const atStart = count;
  const said = await look("backup", { dataDir: house.dataDir, args: [file] });
  clearInterval(writing);
  expect(said).toMatch(/^0: Backup written and read again: .*backup\.sqlite/);
  // It was written to all the while, and went on.
  expect(count).toBeGreaterThan(atStart + people.length);
  await Promise.all(people.map((one) => one.saved()));
  expect(people[0]?.texts()).toHaveLength(count);
  await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));

  const dataDir = path.join(folder, "new", "data");
  expect(await look("restore", { dataDir, args: [file] })).toMatch(/^0: The backup is in place/);
  expect(await look("doctor", { dataDir })).toMatch(/^0: /);
  await using again = await openHouse({ dataDir });
  const back = new Headless(again.url, seats[3] as (typeof seats)[3]);
  await back.saved();
  const there = new Set(back.texts());
  expect([...saved].filter((text) => !there.has(text))).toEqual([]);
  const late = await fetch(`${again.url}/api/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret: opened.links.host.split("#s=")[1], name: "Tilleul" }),
  });
  expect(await late.json()).toMatchObject({ board: { id: board.id }, member: { role: "host" } });
  expect((await joinBoard(again.url, board.code)).board.id).toBe(board.id);
  await back[Symbol.asyncDispose]();
});

test("STO18 a backup replaces nothing without being told, is its owner’s alone, and says what damage it copied", async () => {
  using kept = await keepFolder();
  const file = path.join(folder, "b.sqlite");
  writeFileSync(file, "mine");
  expect(await look("backup", { dataDir: kept.dataDir, args: [file] })).toMatch(/^2: .*b\.sqlite is there already/);
  expect(readFileSync(file, "utf8")).toBe("mine");
  expect(await look("backup", { dataDir: kept.dataDir, args: [file, "--overwrite"] })).toMatch(/^0: /);
  expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
  expect(readdirSync(folder)).toEqual(["b.sqlite"]);
  expect(await look("backup", { dataDir: kept.dataDir, args: [], lang: "fr_BE" })).toBe(
    "2: npm run backup -- FICHIER [--overwrite] [--data DOSSIER]",
  );
  expect(await look("backup", { dataDir: folder, args: [file] })).toMatch(/^2: There is no database/);
  const damaged = kept.copy();
  tamper(damaged, (database) => database.exec("update updates set checksum = 1 where seq = 3"));
  expect(await look("backup", { dataDir: damaged, args: [`${file}2`] })).toMatch(
    /^1: Backup written.*\nThe database itself has damage.*\n- Room .*row 3 no longer matches/,
  );
});

test("STO19 a restore waits until nobody serves, refuses what is no backup, and keeps aside what was there", async () => {
  using kept = await keepFolder();
  const [one] = kept.boards;
  const file = path.join(folder, "b.sqlite");
  expect(await look("backup", { dataDir: kept.dataDir, args: [file] })).toMatch(/^0: /);
  const dataDir = path.join(folder, "data");
  const house = await openHouse({ dataDir });
  const { sync } = await openBoard(house.url);
  expect(await look("restore", { dataDir, args: [file] })).toMatch(/^2: A server has .*: stop it first/);
  await house.stop();
  writeFileSync(path.join(folder, "shopping"), "Ma liste de courses\n".repeat(500));
  expect(await look("restore", { dataDir, args: [path.join(folder, "shopping")] })).toMatch(/^2: /);
  expect(await look("restore", { dataDir, args: [path.join(folder, "none")] })).toMatch(/^2: There is no database/);
  const mine = sync.path.slice("/sync/".length);
  expect(await servedTexts(dataDir, mine)).toEqual([]);
  const said = await look("restore", { dataDir, args: [file] });
  expect(said).toMatch(/^0: What was there is kept in .*\nThe backup is in place/);
  expect(await servedTexts(dataDir, one?.room ?? "")).toEqual(one?.texts);
  expect(await servedTexts(dataDir, mine)).toBe("not there");
  const aside = readdirSync(dataDir).find((name) => name.startsWith("before-restore-")) ?? "";
  expect(await servedTexts(path.join(dataDir, aside), mine)).toEqual([]);
  expect(existsSync(path.join(dataDir, "tablee.lock"))).toBe(false);
});

test.skipIf(NO_SMALL_DISK !== "")(
  `STO20 a backup that finds no room says so and leaves nothing under its name, and what was there stays${NO_SMALL_DISK}`,
  async () => {
    using kept = await keepFolder();
    using disk = openSmallDisk(1);
    const file = path.join(disk.folder, "b.sqlite");
    expect(await look("backup", { dataDir: kept.dataDir, args: [file] })).toMatch(/^0: /);
    const before = readFileSync(file);
    disk.fill();
    expect(await look("backup", { dataDir: kept.dataDir, args: [`${file}2`] })).toMatch(/^2: .*full/);
    expect(await look("backup", { dataDir: kept.dataDir, args: [file, "--overwrite"] })).toMatch(/^2: .*full/);
    expect(readdirSync(disk.folder).sort()).toEqual(["b.sqlite", "ballast"]);
    expect(readFileSync(file).equals(before)).toBe(true);
  },
);
