import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import * as Y from "yjs";
import { openRoots } from "@tablee/shared/board/schema";
import type { Seat } from "@tablee/shared/protocol/http";

/** What stands in a data folder, read by nobody but SQLite itself: what the server says of it is not believed here. */

export function roomOf(seat: Pick<Seat, "sync">): string {
  return seat.sync.path.slice("/sync/".length);
}

interface Row {
  readonly bytes: Uint8Array;
  readonly version: number;
}

/** Puts rows into a document, each read in its encoding. */
export function putRows(doc: Y.Doc, rows: readonly Row[]): Y.Doc {
  for (const { bytes, version } of rows) {
    if (version === 2) Y.applyUpdateV2(doc, bytes);
    else Y.applyUpdate(doc, bytes);
  }
  return doc;
}

function rowsOf(file: string, room: string): Row[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    database.exec("PRAGMA busy_timeout = 5000");
    // One statement, so one moment: a fold between two of them would show neither the rows nor the snapshot.
    const rows = database
      .prepare(
        "SELECT bytes, version, 0 AS at FROM snapshots WHERE room = ? UNION ALL SELECT bytes, version, seq FROM updates WHERE room = ? ORDER BY at",
      )
      .all(room, room);
    return rows.map(({ bytes, version }) => {
      if (!(bytes instanceof Uint8Array)) throw new Error("a row without bytes");
      return { bytes, version: Number(version) };
    });
  } finally {
    database.close();
  }
}

/** The room as the store has it now; the server may be serving it. */
export function storedDoc(dataDir: string, room: string): Y.Doc {
  const doc = new Y.Doc();
  openRoots(doc);
  return putRows(doc, rowsOf(path.join(dataDir, "tablee.sqlite"), room));
}

/** A copy of the folder of a dead server: reading mends a log that was cut off, and that is the server's own work. */
export function copyOf(dataDir: string): { readonly dataDir: string } & Disposable {
  const copy = mkdtempSync(path.join(tmpdir(), "tablee-copy-"));
  cpSync(dataDir, copy, { recursive: true });
  return { dataDir: copy, [Symbol.dispose]: () => rmSync(copy, { recursive: true, force: true }) };
}

/** How much of a room's log waits to be folded. */
export function logSize(dataDir: string, room: string): { readonly rows: number; readonly bytes: number } {
  const database = new DatabaseSync(path.join(dataDir, "tablee.sqlite"), { readOnly: true });
  try {
    const row = database
      .prepare("SELECT count(*) AS count, coalesce(sum(length(bytes)), 0) AS sum FROM updates WHERE room = ?")
      .get(room);
    return { rows: Number(row?.["count"]), bytes: Number(row?.["sum"]) };
  } finally {
    database.close();
  }
}

/** True when a fold has written a snapshot of the room. */
export function isFolded(dataDir: string, room: string): boolean {
  const database = new DatabaseSync(path.join(dataDir, "tablee.sqlite"), { readOnly: true });
  try {
    return database.prepare("SELECT 1 FROM snapshots WHERE room = ?").get(room) !== undefined;
  } finally {
    database.close();
  }
}
