import type { DatabaseSync } from "node:sqlite";
import { parseRoom } from "@tablee/shared/protocol/rooms";
import type { Locale } from "@tablee/shared/locales";
import { brokenReferences } from "../store/read-database.ts";
import {
  ownersOf,
  ownRoom,
  raiseLastRow,
  removeRoom,
  removeVersion,
  replaceRoom,
  roomNames,
  rowsOf,
} from "../store/room-rows.ts";
import { removeImage } from "../store/stored-images.ts";
import type { FaultyImage } from "../store/stored-images.ts";
import type { Finding } from "./findings.ts";
import { recover } from "./replay.ts";
import type { Recovered } from "./replay.ts";

/** What a repair has done, or found that it cannot do. */
export type Deed =
  | { readonly kind: "salvaged"; readonly rows: number }
  | { readonly kind: "references"; readonly table: string; readonly count: number }
  | { readonly kind: "sequence" }
  | ({ readonly kind: "room"; readonly room: string } & Omit<Recovered, "bytes" | "writers" | "isEmpty">)
  | { readonly kind: "nothing-left"; readonly room: string }
  | { readonly kind: "owners"; readonly room: string; readonly count: number }
  | { readonly kind: "board"; readonly room: string; readonly code: string }
  | { readonly kind: "removed"; readonly room: string; readonly why: "never-opened" | "old-epoch" }
  | { readonly kind: "no-words"; readonly board: string }
  | { readonly kind: "version"; readonly board: string }
  | { readonly kind: "image"; readonly image: FaultyImage }
  | { readonly kind: "stories"; readonly count: number };

export interface Bench {
  readonly database: DatabaseSync;
  readonly locale: Locale;
  readonly now: number;
  readonly newCode: () => string;
}

/** As the rooms name what the house itself has written: no member has this id. */
const HOUSE = "house";
const FOUND_AGAIN = { fr: "Table retrouvée", en: "Table found again" } as const;

/** Mends what was found, in one transaction. SQLite’s own damage is mended before, by a new file. */
export function repair(bench: Bench, findings: readonly Finding[]): Deed[] {
  const { database } = bench;
  // Boards that are found again take their members back before anything is judged to refer to nothing.
  database.exec("PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE");
  try {
    const rooms = new Set(findings.flatMap((one) => ("room" in one && one.kind !== "old-epoch" ? [one.room] : [])));
    const deeds = [
      ...placesOf(bench, findings),
      ...[...rooms].flatMap((room) => mendRoom(bench, room, findings)),
      ...findings.flatMap((one) => (one.kind === "version" ? dropVersion(database, one) : [])),
      ...mendReferences(database),
      ...findings.flatMap((one): Deed[] => (one.kind === "sequence" ? [{ kind: "sequence" }] : [])),
      ...findings.flatMap((one) => (one.kind === "no-room" ? aboutBoard(database, one.board) : [])),
      ...findings.flatMap((one) => (one.kind === "image" ? mendImage(database, one.image) : [])),
    ];
    raiseLastRow(database);
    database.exec("COMMIT");
    return deeds;
  } finally {
    if (database.isTransaction) database.exec("ROLLBACK");
  }
}

/** An earlier state is whole or none: what could be read of it would pass for what people saw. */
function dropVersion(database: DatabaseSync, { board, version }: Extract<Finding, { kind: "version" }>): Deed[] {
  removeVersion(database, version);
  return [{ kind: "version", board }];
}

function placesOf(bench: Bench, findings: readonly Finding[]): Deed[] {
  const { database } = bench;
  return findings.flatMap((one): Deed[] => {
    if (one.kind === "old-epoch") {
      removeRoom(database, one.room);
      return [{ kind: "removed", room: one.room, why: "old-epoch" }];
    }
    return one.kind === "no-board" ? houseRoom(bench, one.room) : [];
  });
}

/** A room without a board: the first moment of one that was never opened, or all that is left of one. */
function houseRoom({ database, locale, now, newCode }: Bench, room: string): Deed[] {
  const address = parseRoom(room);
  if (!address) return [];
  if (wasNeverOpened(database, room)) {
    removeRoom(database, room);
    database.prepare("delete from client_ids where room = ?").run(room);
    return [{ kind: "removed", room, why: "never-opened" }];
  }
  const code = newCode();
  database
    .prepare(
      "insert into boards (id, title, locale, template, code, code_at, epoch, created_at) values (?, ?, ?, 'free', ?, ?, ?, ?)",
    )
    .run(address.board, FOUND_AGAIN[locale], locale, code, now, address.epoch, now);
  return [{ kind: "board", room, code }];
}

function wasNeverOpened(database: DatabaseSync, room: string): boolean {
  const [first, ...more] = rowsOf(database, room);
  const owners = [...ownersOf(database, room).values()];
  const isAlone = first !== undefined && !first.isSnapshot && more.length === 0;
  return isAlone && owners.length > 0 && owners.every((owner) => owner === HOUSE);
}

function mendRoom({ database }: Bench, room: string, findings: readonly Finding[]): Deed[] {
  const aside = roomNames(database).get(room)?.aside;
  // Removed just now, as a room without a board.
  if (!aside) return [];
  const isBroken = findings.some((one) => (one.kind === "row" || one.kind === "aside") && one.room === room);
  if (!isBroken) return mendOwners(database, room);
  const rows = [room, ...aside].flatMap((name) => rowsOf(database, name));
  const { bytes, writers, isEmpty, ...rest } = recover(rows);
  // An empty table in place of a damaged one would be a lie: it stays closed, for a backup.
  if (isEmpty) return [{ kind: "nothing-left", room }];
  replaceRoom(database, room, bytes);
  own(database, room, writers);
  return [{ kind: "room", room, ...rest }];
}

function mendOwners(database: DatabaseSync, room: string): Deed[] {
  const writers = recover(rowsOf(database, room)).writers;
  const count = own(database, room, writers);
  return count > 0 ? [{ kind: "owners", room, count }] : [];
}

/** What nobody owns becomes the house’s: nobody can write on in that name. Answers how many were. */
function own(database: DatabaseSync, room: string, writers: readonly number[]): number {
  const held = ownersOf(database, room);
  const without = writers.filter((writer) => !held.has(writer));
  ownRoom(database, room, new Map(without.map((writer) => [writer, HOUSE])));
  return without.length;
}

/** Rows that refer to nothing go, until none is left: one may be all that another refers to. */
function mendReferences(database: DatabaseSync): Deed[] {
  const removed = new Map<string, number>();
  for (;;) {
    const broken = brokenReferences(database);
    if (broken.size === 0) break;
    for (const [table, count] of broken) removed.set(table, (removed.get(table) ?? 0) + count);
    const rows = database.prepare("PRAGMA foreign_key_check").all();
    for (const { table, rowid } of rows)
      database.prepare(`delete from ${String(table)} where rowid = ?`).run(Number(rowid));
  }
  return [...removed].map(([table, count]) => ({ kind: "references", table, count }));
}

function aboutBoard(database: DatabaseSync, board: string): Deed[] {
  const has = [...roomNames(database).keys()].some((room) => parseRoom(room)?.board === board);
  return has ? [] : [{ kind: "no-words", board }];
}

/** Whoever still has the picture can send it again: under its name nothing may stand in the way. */
function mendImage(database: DatabaseSync, image: FaultyImage): Deed[] {
  removeImage(database, image);
  return [{ kind: "image", image }];
}
