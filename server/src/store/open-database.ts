import { statSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import * as limits from "@tablee/shared/limits";
import { StoreError } from "./errors.ts";

function sizeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.size;
}

/** SQLite takes a file without content for a new database: what was lost would come back as a house without tables. */
function refuseHollow(file: string): void {
  const size = sizeOf(file);
  const isHollow = size === 0 || (size === undefined && (sizeOf(`${file}-wal`) ?? 0) > 0);
  if (!isHollow) return;
  const message = `the database ${file} is ${size === 0 ? "empty" : "not there, but its -wal file is"}`;
  throw new StoreError({ code: "ERR_STORE_HOLLOW", message });
}

/**
 * WAL with full sync: what is committed survives a power cut. Deleted content is overwritten in the file. Throws what
 * SQLite says, or StoreError with `ERR_STORE_HOLLOW`.
 */
export function openDatabase(file: string): DatabaseSync {
  refuseHollow(file);
  const database = new DatabaseSync(file, { timeout: limits.STORE_BUSY_MS });
  try {
    database.exec(
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;",
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
