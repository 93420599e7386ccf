import { crc32 } from "node:zlib";
import type { MemberId } from "@tablee/shared/ids";
import { letGo, pack, unpack } from "../parcel.ts";
import type { Parcel } from "../parcel.ts";
import type { Fold, LoadedRoom, PackedBatch } from "./calls.ts";
import { roomDamaged, roomVersion } from "./errors.ts";
import type { Statements } from "./statements.ts";

/** The rows of rooms, beside the database. Bytes only: nothing here reads them. */

export interface Row {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly version: number;
  readonly checksum: number;
}

const COLUMNS = "seq, bytes, version, checksum";

export function isSound({ bytes, checksum }: Row): boolean {
  return crc32(bytes) === checksum;
}

export function append(statements: Statements, { parcel, windows, also, drop }: PackedBatch): number[] {
  const insert = statements.of("insert into updates (room, bytes, version, checksum) values (?, ?, 1, ?)");
  const own = statements.of(
    "insert into client_ids (room, client_id, member_id) values (?, ?, ?) on conflict do nothing",
  );
  return statements.together(() => {
    const updates = unpack(parcel);
    for (const query of also) statements.run(query);
    for (const room of drop) remove(statements, room);
    return windows.map(({ room, owners }, at) => {
      const window = updates[at] ?? new Uint8Array();
      const { lastInsertRowid } = insert.run(room, window, crc32(window));
      for (const { clientId, member } of owners) own.run(room, clientId, member);
      return Number(lastInsertRowid);
    });
  });
}

/** SQLite overwrites what is deleted, in the file; what the log of the database still holds goes with `scrub`. */
function remove(statements: Statements, room: string): void {
  for (const table of ["updates", "snapshots", "client_ids"])
    statements.of(`delete from ${table} where room = ?`).run(room);
}

/** The snapshot, if there is one, and the log behind it. */
export function rowsOf(statements: Statements, room: string): { snapshot: Row | undefined; log: Row[] } {
  // The columns of both tables are those of a row: migrations.ts.
  const snapshot = statements.of(`select ${COLUMNS} from snapshots where room = ?`).get(room) as Row | undefined;
  const log = statements
    .of(`select ${COLUMNS} from updates where room = ? and seq > ? order by seq`)
    .all(room, snapshot?.seq ?? 0) as unknown as Row[];
  return { snapshot, log };
}

export function load(statements: Statements, room: string): LoadedRoom | undefined {
  const { snapshot, log } = rowsOf(statements, room);
  const stored = snapshot ? [snapshot, ...log] : log;
  if (stored.length === 0) return undefined;
  const torn = stored.findIndex((row) => !isSound(row));
  // An empty board in place of a damaged one would be written on, and the damage would never be seen.
  if (torn === 0)
    throw roomDamaged(`${snapshot ? "the snapshot" : `row ${stored[0]?.seq}`} does not match its checksum`);
  const sound = torn === -1 ? stored : stored.slice(0, torn);
  for (const { seq, version } of sound) if (version !== 1 && version !== 2) throw roomVersion(seq, version);
  const served = torn === -1 ? sound : setAside(statements, { room, sound });
  const owners = statements.of("select client_id, member_id from client_ids where room = ?").all(room);
  return {
    rows: served.map(({ seq, version }) => ({ seq, version: version === 2 ? 2 : 1 })),
    parcel: handedOver(served),
    hasSnapshot: snapshot !== undefined && torn === -1,
    // The column holds what the log was given as a member’s id.
    owners: owners.map((row) => [Number(row["client_id"]), row["member_id"] as MemberId] as const),
    damaged: stored.length - sound.length,
  };
}

function handedOver(rows: readonly Row[]): Parcel {
  const parcel = pack(rows.map(({ bytes }) => bytes));
  // SQLite gives each blob a buffer of its own.
  for (const { bytes } of rows) letGo(bytes.buffer as ArrayBuffer);
  return parcel;
}

/** What a room’s rows are called while they wait to be repaired. */
export const DAMAGED_MARK = "!damaged-";

/**
 * Moves what is stored of a damaged room out of the way, and keeps it for repair. What is served is stored anew in the
 * same transaction: written behind a bad row, later changes would never be read again.
 */
function setAside(statements: Statements, { room, sound }: { room: string; sound: readonly Row[] }): Row[] {
  const aside = `${room}${DAMAGED_MARK}${Date.now()}`;
  return statements.together(() => {
    statements.of("update snapshots set room = ? where room = ?").run(aside, room);
    statements.of("update updates set room = ? where room = ?").run(aside, room);
    const insert = statements.of("insert into updates (room, bytes, version, checksum) values (?, ?, ?, ?)");
    return sound.map((row) => {
      const { lastInsertRowid } = insert.run(room, row.bytes, row.version, row.checksum);
      return { ...row, seq: Number(lastInsertRowid) };
    });
  });
}

export function fold(statements: Statements, { room, bytes, seq }: Fold): void {
  statements.together(() => {
    statements
      .of(
        "insert into snapshots (room, seq, bytes, version, checksum) values (?, ?, ?, 2, ?) on conflict (room) do update set seq = excluded.seq, bytes = excluded.bytes, version = 2, checksum = excluded.checksum",
      )
      .run(room, seq, bytes, crc32(bytes));
    statements.of("delete from updates where room = ? and seq <= ?").run(room, seq);
  });
}
