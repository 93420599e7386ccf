import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { crc32 } from "node:zlib";
import { Statements } from "./statements.ts";
import { DAMAGED_MARK, isSound, rowsOf as storedRowsOf } from "./stored-rooms.ts";
import type { Row } from "./stored-rooms.ts";

/** What the tables hold of rooms and boards, for those who examine or mend it without serving. */

export interface RoomRow extends Row {
  readonly isSnapshot: boolean;
  /** Matches its checksum. */
  readonly isSound: boolean;
}

function allOf<Value>(database: DatabaseSync, sql: string, ...values: SQLInputValue[]): Value[] {
  // The callers name the columns that they select: tables.ts.
  return database.prepare(sql).all(...values) as Value[];
}

/** Every name under which something is stored; `aside` are those of damaged rows, oldest first. */
export function roomNames(database: DatabaseSync): Map<string, { readonly aside: string[] }> {
  const rows = allOf<{ room: string }>(
    database,
    "select room from updates union select room from snapshots order by 1",
  );
  const rooms = new Map<string, { aside: string[] }>();
  for (const { room } of rows) {
    const [name = "", ...marks] = room.split(DAMAGED_MARK);
    const held = rooms.get(name) ?? { aside: [] };
    if (marks.length > 0) held.aside.push(room);
    rooms.set(name, held);
  }
  return rooms;
}

export function rowsOf(database: DatabaseSync, room: string): RoomRow[] {
  const { snapshot, log } = storedRowsOf(new Statements(database), room);
  const judged = (row: Row, isSnapshot: boolean): RoomRow => ({ ...row, isSnapshot, isSound: isSound(row) });
  return [...(snapshot ? [judged(snapshot, true)] : []), ...log.map((row) => judged(row, false))];
}

export function ownersOf(database: DatabaseSync, room: string): Map<number, string> {
  const rows = allOf<{ client_id: number; member_id: string }>(
    database,
    "select client_id, member_id from client_ids where room = ?",
    room,
  );
  return new Map(rows.map((row) => [row.client_id, row.member_id]));
}

/** Board → epoch. */
export function epochsOf(database: DatabaseSync): Map<string, number> {
  const rows = allOf<{ id: string; epoch: number }>(database, "select id, epoch from boards order by id");
  return new Map(rows.map(({ id, epoch }) => [id, epoch]));
}

/** The last row number given out, and the last that a snapshot counts as folded: the first is never the smaller. */
export function lastRows(database: DatabaseSync): { readonly given: number; readonly folded: number } {
  const [given] = allOf<{ seq: number }>(database, "select seq from sqlite_sequence where name = 'updates'");
  const [folded] = allOf<{ seq: number | null }>(database, "select max(seq) as seq from snapshots");
  return { given: given?.seq ?? 0, folded: folded?.seq ?? 0 };
}

/** Numbers given out from now on are larger than any snapshot’s: those below would never be read. */
export function raiseLastRow(database: DatabaseSync): void {
  const { given, folded } = lastRows(database);
  if (given >= folded) return;
  const { changes } = database.prepare("update sqlite_sequence set seq = ? where name = 'updates'").run(folded);
  if (changes === 0) database.prepare("insert into sqlite_sequence (name, seq) values ('updates', ?)").run(folded);
}

/** Everything stored under a name goes, and what was set aside of it. */
export function removeRoom(database: DatabaseSync, room: string): void {
  for (const { name } of allOf<{ name: string }>(
    database,
    "select room as name from updates union select room from snapshots",
  )) {
    if (name.split(DAMAGED_MARK)[0] !== room) continue;
    database.prepare("delete from updates where room = ?").run(name);
    database.prepare("delete from snapshots where room = ?").run(name);
  }
}

/** One snapshot instead of all that is stored of a room. `bytes`: Yjs V2. */
export function replaceRoom(database: DatabaseSync, room: string, bytes: Uint8Array): void {
  const { given, folded } = lastRows(database);
  removeRoom(database, room);
  database
    .prepare("insert into snapshots (room, seq, bytes, version, checksum) values (?, ?, ?, 2, ?)")
    .run(room, Math.max(given, folded), bytes, crc32(bytes));
}

export function ownRoom(database: DatabaseSync, room: string, owners: ReadonlyMap<number, string>): void {
  const insert = database.prepare(
    "insert into client_ids (room, client_id, member_id) values (?, ?, ?) on conflict do nothing",
  );
  for (const [clientId, member] of owners) insert.run(room, clientId, member);
}

export interface StoredVersion {
  readonly board: string;
  readonly version: string;
  readonly row: RoomRow;
}

/** The earlier states of all boards. None in the database of an older build. */
export function* versionsOf(database: DatabaseSync): Generator<StoredVersion> {
  if (!database.prepare("select 1 from sqlite_schema where type = 'table' and name = 'versions'").get()) return;
  const ids = allOf<{ id: string; board_id: string }>(database, "select id, board_id from versions order by made_at");
  for (const { id, board_id } of ids) {
    const [row] = allOf<Row>(database, "select 0 as seq, bytes, version, checksum from versions where id = ?", id);
    if (row) yield { board: board_id, version: id, row: { ...row, isSnapshot: true, isSound: isSound(row) } };
  }
}

export function removeVersion(database: DatabaseSync, id: string): void {
  database.prepare("delete from versions where id = ?").run(id);
}

/** Whether the session of its board names this sheet, as one person’s or as the room of two. */
export function isSheet(
  database: DatabaseSync,
  { board, epoch, sheet }: { readonly board: string; readonly epoch: number; readonly sheet?: string },
): boolean {
  const [named] = allOf<{ found: number }>(
    database,
    `select count(*) as found from sessions, json_each(
       json_insert(json_array(), '$[#]', json_extract(state, '$.rounds.sheets'), '$[#]', json_extract(state, '$.pairs'))
     ) as list, json_each(list.value) as one
     where board_id = ? and json_extract(one.value, '$.sheet') = ? and json_extract(one.value, '$.epoch') = ?`,
    board,
    sheet ?? "",
    epoch,
  );
  return (named?.found ?? 0) > 0;
}
