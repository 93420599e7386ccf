import {
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import { databaseIn } from "./folder.ts";
import { COMPANIONS } from "./read-database.ts";

/** A database as files: copied, kept aside, put in place, each so that a stop in the middle leaves something whole. */

const OWNER_ONLY = 0o600;

/** What was written is on the disk, and so is its name. */
function settle(file: string): void {
  for (const one of [file, path.dirname(file)]) {
    const handle = openSync(one, "r");
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  }
}

/** Root mends the folder of another account: what is written there must be that account’s. */
export function giveToOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(path.dirname(file));
  chownSync(file, uid, gid);
}

export interface Copying {
  /** Finds an empty file that nobody but its owner can read. */
  readonly write: (part: string) => void;
  /** Throws when what was written must not take the place. */
  readonly check: (part: string) => void;
}

/**
 * Writes a copy beside `target`, lets it be checked, and only then gives it its name. Whatever throws, nothing is left.
 */
export function writeWhole(target: string, { write, check }: Copying): void {
  const part = `${target}.part-${process.pid}`;
  rmSync(part, { force: true });
  closeSync(openSync(part, "wx", OWNER_ONLY));
  try {
    write(part);
    settle(part);
    check(part);
    giveToOwner(part);
    renameSync(part, target);
    settle(target);
  } finally {
    for (const end of ["", "-journal", ...COMPANIONS]) rmSync(part + end, { force: true });
  }
}

/**
 * The database of one moment, written anew. `VACUUM INTO` reads everything in one transaction, which in WAL neither
 * waits for writers nor holds them up; it copies no freed page, so that nothing deleted comes along.
 */
export function copyInto(database: DatabaseSync, part: string): void {
  database.prepare("VACUUM INTO ?").run(part);
}

/**
 * Copies the database and its companions as they are into a new folder inside the data folder; answers the folder, or
 * undefined when there is nothing to keep.
 */
export function keepAside(dataDir: string, name: string): string | undefined {
  const file = databaseIn(dataDir);
  const ends = ["", ...COMPANIONS].filter((end) => existsSync(file + end));
  if (ends.length === 0) return undefined;
  const folder = path.join(dataDir, name);
  mkdirSync(folder, { mode: 0o700 });
  try {
    for (const end of ends) {
      const copy = databaseIn(folder) + end;
      copyFileSync(file + end, copy);
      settle(copy);
    }
    return folder;
  } catch (error) {
    // Half a copy would pass for one.
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Puts a whole database in the place of the one that is there, which was kept aside. The companions go first: their
 * commits belong to the old one.
 */
export function putInPlace(dataDir: string, { write, check }: Copying): void {
  const file = databaseIn(dataDir);
  writeWhole(file, {
    write,
    check: (part) => {
      check(part);
      for (const end of COMPANIONS) rmSync(file + end, { force: true });
    },
  });
}

/** A new database with the tables of this build is filled here: `schema` is a file that has them and nothing in them. */
export function fill(part: string, schema: string, work: (database: DatabaseSync) => void): void {
  copyFileSync(schema, part);
  const database = new DatabaseSync(part);
  try {
    work(database);
  } finally {
    database.close();
  }
}
