import { existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { keepFolder, look, servedTexts, tamper } from "../support/kept-folder.ts";
import type { KeptBoard, KeptFolder } from "../support/kept-folder.ts";
import { joinBoard, openHouse } from "../support/house.ts";
import { Headless } from "../support/member.ts";

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

/** The row numbers of a room’s log. */
function rowsOf(dataDir: string, room: string): number[] {
  let rows: number[] = [];
  tamper(dataDir, (database) => {
    rows = database
      .prepare("select seq from updates where room = ? order by seq")
      .all(room)
      .map(({ seq }) => Number(seq));
  });
  return rows;
}

function asideIn(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name.startsWith("before-repair-"));
}

function damage(dataDir: string, seq: number | undefined): void {
  tamper(dataDir, (database) =>
    database.prepare("update updates set checksum = checksum + 1 where seq = ?").run(seq ?? 0),
  );
}

describe("the doctor looks", () => {
  test("STO10 a sound folder is called so with code 0, beside a server too, in the language of the person; no folder is code 2", async () => {
    const dataDir = kept.copy();
    expect(await look("doctor", { dataDir })).toBe("0: 2 table(s), 26 row(s) read.\nAll is in order.");
    expect(await look("doctor", { dataDir, lang: "fr_FR.UTF-8" })).toMatch(/^0: 2 table\(s\), 26 ligne\(s\) lues/);
    expect(readdirSync(dataDir)).toEqual(["story-keys", "tablee.sqlite"]);
    await using house = await openHouse();
    expect(await look("doctor", { dataDir: house.dataDir })).toMatch(/^0: A server has this folder: reading only/);
    expect(await look("doctor", { dataDir: house.dataDir, args: ["--repair"] })).toMatch(
      /^2: A server has .*: stop it first/,
    );
    expect(await look("doctor", { dataDir: "none", args: ["--data", dataDir] })).toMatch(/^0: 2 table/);
    expect(await look("doctor", { dataDir: path.join(dataDir, "none") })).toMatch(/^2: There is no database/);
    expect(await look("doctor", { dataDir, args: ["--mend"] })).toMatch(/^2: .*--mend.*\nnpm run doctor/s);
  });

  test("STO11 a damaged row, an unknown encoding, rooms without a table and the reverse, broken references and a late numbering are each named, and nothing is changed", async () => {
    const dataDir = kept.copy();
    const rows = rowsOf(dataDir, one.room);
    damage(dataDir, rows[4]);
    tamper(dataDir, (database) => {
      database.exec(`
        update updates set room = 'AAAAAAAAAAAAAAAAAAAAAA.1' where room = '${other.room}';
        delete from client_ids where room = '${other.room}';
        insert into seat_members (token_hash, board_id, member_id, seen_at) values ('gone', '${one.id}', 'gone', 0);
        update updates set version = 3 where seq = (select max(seq) from updates);
        insert into snapshots (room, seq, bytes, version, checksum) values ('${one.room}!damaged-1', 5000, x'00', 2, 0);
      `);
    });
    // Larger than any process number of the system.
    writeFileSync(path.join(dataDir, "tablee.lock"), "4194305");
    const said = await look("doctor", { dataDir });
    expect(said).toMatch(/^1: A server that was killed has left its lock/);
    for (const line of [
      `Room ${one.room}: row ${rows[4]} no longer matches its checksum; 8 row(s) come after it.`,
      `Room ${one.room}: 1 row(s) set aside when damage was seen.`,
      `Room AAAAAAAAAAAAAAAAAAAAAA.1: no table leads to it.`,
      "is in an encoding that this build does not know; 0 row(s) come after it.",
      `Table ${other.id}: its content is not there.`,
      "seat_members: 2 row(s) that refer to what is no longer there.",
      "The numbering of rows is behind",
      "stop the server, then: npm run doctor -- --repair",
    ])
      expect(said).toContain(line);
    expect(await look("doctor", { dataDir })).toBe(said);
  });
});

describe("the doctor mends", () => {
  test("STO12 behind a damaged row in the middle, all that still fits is put back, a copy of before is kept, and the table goes on", async () => {
    const dataDir = kept.copy();
    const rows = rowsOf(dataDir, one.room);
    // The last card of one of the three: nothing of anybody else hangs on it.
    damage(dataDir, rows.at(-2));
    const before = await servedTexts(dataDir, one.room);
    expect(before).toHaveLength(one.texts.length - 2);
    expect(await look("doctor", { dataDir })).toContain("row(s) set aside");
    const said = await look("doctor", { dataDir, args: ["--repair"] });
    expect(said).toMatch(/^0: [\s\S]*content put together from \d+ row\(s\); 1 unreadable\.[\s\S]*in order now/);
    expect(asideIn(dataDir)).toHaveLength(1);
    const after = await servedTexts(dataDir, one.room);
    const missing = one.texts.filter((text) => !after?.includes(text));
    expect(missing).toHaveLength(1);
    expect(after).toEqual(one.texts.filter((text) => !missing.includes(text)));
    expect(await servedTexts(dataDir, other.room)).toEqual(other.texts);
    // What was there before lies in the copy, as damaged as it was.
    expect(await look("doctor", { dataDir: path.join(dataDir, asideIn(dataDir)[0] ?? "") })).toMatch(/^1: /);
    await using house = await openHouse({ dataDir });
    const late = new Headless(house.url, await joinBoard(house.url, one.code));
    await late.saved();
    late.addCard("later");
    await late.saved();
    expect(late.texts()).toEqual([...one.texts.filter((text) => !missing.includes(text)), "later"].sort());
    await late[Symbol.asyncDispose]();
  });

  test("STO13 what hangs on a lost row is not put back in halves, and a room of which nothing is left stays closed", async () => {
    const dataDir = kept.copy();
    const [, first] = rowsOf(dataDir, one.room);
    damage(dataDir, first);
    const all = rowsOf(dataDir, other.room);
    for (const seq of all) damage(dataDir, seq);
    const said = await look("doctor", { dataDir, args: ["--repair"] });
    expect(said).toMatch(/^1: /);
    expect(said).toContain("some of what came later hung on what is lost");
    expect(said).toContain(`Room ${other.room}: nothing could be read.`);
    expect(said).toContain("npm run restore -- FILE");
    // One of the three wrote the lost row first of all: what the two others wrote is there, all of it.
    expect(await servedTexts(dataDir, one.room)).toEqual(
      one.texts.filter((text) => Number(text.split(" ")[1]) % 3 > 0),
    );
    expect(await servedTexts(dataDir, other.room)).toMatch(/^ERR_ROOM_DAMAGED/);
  });

  test("STO14 a table that lost its row is found again with its members and words; what was never opened and what was replaced go", async () => {
    const dataDir = kept.copy();
    tamper(dataDir, (database) => {
      database.exec(`
        delete from boards where id = '${one.id}';
        update boards set epoch = 2 where id = '${other.id}';
        insert into updates (room, bytes, version, checksum) select '${other.id}.2', bytes, version, checksum from updates where room = '${other.room}';
        insert into client_ids select '${other.id}.2', client_id, member_id from client_ids where room = '${other.room}';
        insert into updates (room, bytes, version, checksum) values ('BBBBBBBBBBBBBBBBBBBBBB.1', x'0000', 1, 1104745215);
        insert into client_ids values ('BBBBBBBBBBBBBBBBBBBBBB.1', 7, 'house');
        delete from client_ids where room = '${one.room}' and client_id = (select min(client_id) from client_ids where room = '${one.room}');
      `);
    });
    const said = await look("doctor", { dataDir, args: ["--repair"], lang: "fr_FR.UTF-8" });
    expect(said).toMatch(/^0: /);
    expect(said).toContain(`Salle ${one.room} : table recréée, code `);
    expect(said).toContain(`Salle ${other.room} : enlevée (ancien contenu).`);
    expect(said).toContain("BBBBBBBBBBBBBBBBBBBBBB.1 : enlevée (jamais ouverte).");
    expect(said).toContain(`Salle ${one.room} : 1 auteur(s) inconnus confiés à la maison.`);
    expect(await servedTexts(dataDir, other.room)).toBe("not there");
    await using house = await openHouse({ dataDir });
    // The same seat as before: the members were never lost.
    const back = new Headless(house.url, one.seats[1] as (typeof one.seats)[1]);
    await back.saved();
    expect(back.texts()).toEqual(one.texts);
    await back[Symbol.asyncDispose]();
    expect(existsSync(path.join(dataDir, asideIn(dataDir)[0] ?? "", "tablee.sqlite"))).toBe(true);
  });
});
