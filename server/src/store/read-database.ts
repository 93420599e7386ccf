import { existsSync, rmSync, statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import * as limits from "@tablee/shared/limits";

/** A database as somebody who does not serve it sees it: read, and left as it was. */

/** SQLite’s companions of a database: commits that are not in it yet, and an index of them. */
export const COMPANIONS = ["-wal", "-shm"] as const;

export interface Reader {
  readonly database: DatabaseSync;
  readonly close: () => void;
}

/**
 * Opens for reading, beside a server that writes or without one. Throws what SQLite says when the file cannot be read.
 */
export function openReader(file: string): Reader {
  const before = COMPANIONS.filter((end) => existsSync(file + end));
  const database = new DatabaseSync(file, { readOnly: true, timeout: limits.STORE_BUSY_MS });
  const close = (): void => {
    if (!database.isOpen) return;
    database.close();
    // Made for this reading alone: left behind they would belong to whoever read, and the server could not write them.
    if (before.length === 0 && (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0)
      for (const end of COMPANIONS) rmSync(file + end, { force: true });
  };
  try {
    database.exec("SELECT count(*) FROM sqlite_schema");
    return { database, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** What SQLite itself finds wrong with the file, in its own words; empty when it is sound. */
export function sqliteFaults(database: DatabaseSync): string[] {
  try {
    const said = database
      .prepare("PRAGMA integrity_check")
      .all()
      .map((row) => String(row["integrity_check"]));
    return said.length === 1 && said[0] === "ok" ? [] : said;
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Rows that refer to one that is not there: how many, by their table. */
export function brokenReferences(database: DatabaseSync): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { table } of database.prepare("PRAGMA foreign_key_check").all())
    counts.set(String(table), (counts.get(String(table)) ?? 0) + 1);
  return counts;
}
