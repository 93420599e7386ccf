import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Letters } from "./canary-letters.ts";

/** One value of a database that some program keeps. */
export interface Value {
  readonly name: string;
  readonly value: string | Uint8Array;
}

/** Read from a copy, with what waits in its log: opened where it lies, that would be folded in. */
export function* valuesOf(file: string): Generator<Value> {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-canary-"));
  try {
    const copy = path.join(folder, "copy");
    for (const end of ["", "-wal", "-journal"]) if (existsSync(file + end)) cpSync(file + end, copy + end);
    yield* read(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function* read(file: string): Generator<Value> {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(file);
    database.exec("PRAGMA query_only = 1");
  } catch {
    return;
  }
  try {
    for (const table of tablesOf(database)) yield* rowsOf(database, table);
  } finally {
    database.close();
  }
}

function tablesOf(database: DatabaseSync): string[] {
  try {
    return database
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
      .all()
      .map(({ name }) => String(name));
  } catch {
    return [];
  }
}

function* rowsOf(database: DatabaseSync, table: string): Generator<Value> {
  const letters = new Map<string, Letters>();
  let at = 0;
  try {
    for (const row of database.prepare(`SELECT * FROM "${table.replaceAll('"', '""')}"`).iterate()) {
      at += 1;
      for (const [column, value] of Object.entries(row))
        if (typeof value === "string" || value instanceof Uint8Array) yield { name: `${table} ${at} ${column}`, value };
      gather(letters, row);
    }
  } catch {
    // A table of a kind that this build of SQLite does not know: its pages are searched as bytes.
  }
  for (const [room, one] of letters)
    yield* [...one.texts()].map((value) => ({ name: `${table}: document ${room}`, value }));
}

/** The rows of one room are one document; a version is one by itself. */
function gather(letters: Map<string, Letters>, row: Readonly<Record<string, unknown>>): void {
  const { bytes, version, room, id } = row;
  if (!(bytes instanceof Uint8Array) || (version !== 1 && version !== 2)) return;
  const name = String(room ?? id);
  const held = letters.get(name) ?? new Letters();
  letters.set(name, held);
  held.add(bytes, version);
}
