import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue } from "node:sqlite";
import { Kysely, SqliteDialect } from "kysely";
import type { SqliteDatabase } from "kysely";
import { Migrator } from "kysely/migration";
import { MIGRATIONS } from "./migrations.ts";
import type { Tables } from "./tables.ts";

export interface Store {
  readonly db: Kysely<Tables>;
  close(): Promise<void>;
}

/** Another process serves this data folder: two would overwrite each other’s rooms. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Takes the folder for this process. A lock left by a killed process is taken over. */
function takeFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, "tablee.lock");
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return () => rmSync(file, { force: true });
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
      const holder = Number(readFileSync(file, "utf8"));
      const ours = holder === process.pid && heldHere.has(file);
      if (ours || (holder !== process.pid && Number.isInteger(holder) && holder > 0 && isAlive(holder))) {
        throw new FolderInUseError(`the data folder ${dataDir} is already served by process ${holder}`, { cause });
      }
      rmSync(file, { force: true });
    }
  }
}

/** A process id comes back after a restart of the machine or container: only what this process took is really held. */
const heldHere = new Set<string>();

/** node:sqlite in the shape that Kysely’s own dialect expects of a driver. */
function driverOf(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      // Kysely hands over what the queries of this package bind: strings, numbers, null and bytes.
      const bind = (values: readonly unknown[]): SQLInputValue[] => values as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...bind(values)),
        run: (values) => statement.run(...bind(values)),
        iterate: (values) => statement.iterate(...bind(values)) as IterableIterator<unknown>,
      };
    },
  };
}

/**
 * Opens the folder’s database, alone. Throws FolderInUseError when another process has it. WAL with full sync: what is
 * committed survives a power cut; deleted content is overwritten in the file.
 */
export async function openStore(dataDir: string): Promise<Store> {
  const release = takeFolder(dataDir);
  const lock = path.join(dataDir, "tablee.lock");
  heldHere.add(lock);
  const free = (): void => {
    heldHere.delete(lock);
    release();
  };
  try {
    const database = new DatabaseSync(path.join(dataDir, "tablee.sqlite"));
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA busy_timeout = 5000;",
    );
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: driverOf(database) }) });
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) } });
    const { error } = await migrator.migrateToLatest();
    if (error) throw new Error("the database could not be brought up to date", { cause: error });
    return {
      db,
      close: async () => {
        await db.destroy();
        free();
      },
    };
  } catch (error) {
    free();
    throw error;
  }
}
