import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { DatabaseSync } from "node:sqlite";
import { idFromBytes } from "@tablee/shared/ids";
import type { FileId } from "@tablee/shared/ids";
import type { Sweep } from "./calls.ts";
import type { Statements } from "./statements.ts";
import { isSound } from "./stored-rooms.ts";
import type { Row } from "./stored-rooms.ts";
import type { Rendition } from "./tables.ts";

/** The rows of pictures, beside the database, and which of them are still named. */

/** So that a name is found among the bytes of a document without reading it. */
const MARK = "image-";
const HASH_CHARS = 43;

/** A picture is named by what it is: sent twice to a board it is there once, and what is damaged shows. */
export function imageIdOf(bytes: Uint8Array): FileId {
  return `${MARK}${idFromBytes(createHash("sha256").update(bytes).digest())}` as FileId;
}

/**
 * The names of pictures anywhere in some stored bytes. In both encodings of Yjs a value that is a text stands there as it
 * is. What was deleted may still be found until the log is folded: then a picture stays a while longer, and none goes
 * that is named.
 */
export function namesIn(bytes: Uint8Array, into: Set<string>): void {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = found.indexOf(MARK); at !== -1; at = found.indexOf(MARK, at + 1))
    into.add(found.toString("latin1", at, at + MARK.length + HASH_CHARS));
}

const COLUMNS = "bytes, version, checksum";
// A board’s id holds no dot, and a slash follows it in the order of letters: these are all rooms of it.
const ROOMS = ["updates", "snapshots"].map(
  (table) => `select 0 as seq, ${COLUMNS} from ${table} where room >= ?1 || '.' and room < ?1 || '/'`,
);
const VERSIONS = `select 0 as seq, ${COLUMNS} from versions where board_id = ?1`;

/** Everything stored of a board: also its earlier states, earlier epochs, and what was set aside. */
function* storedOf(statements: Statements, board: string): Generator<Row> {
  const hasVersions = statements.of("select 1 from sqlite_schema where type = 'table' and name = 'versions'").get();
  // The columns of all three tables are those of a row: migrations.ts.
  for (const sql of hasVersions ? [...ROOMS, VERSIONS] : ROOMS)
    for (const row of statements.of(sql).iterate(board)) yield row as unknown as Row;
}

/** Undefined when some of it is damaged: a name may have stood there. */
function namedBy(statements: Statements, board: string): Set<string> | undefined {
  const names = new Set<string>();
  for (const row of storedOf(statements, board)) {
    if (!isSound(row)) return undefined;
    namesIn(row.bytes, names);
  }
  return names;
}

/**
 * Notes which pictures are named, and lets those go that have not been since then. Written only where something has
 * changed: with each word of it, the whole row of a picture is written again.
 */
export function sweep(statements: Statements, { board, now, since }: Sweep): number {
  const held = statements
    .of("select id, unnamed_since from images where board_id = ? and rendition = 'full'")
    .all(board);
  const names = held.length > 0 ? namedBy(statements, board) : undefined;
  if (!names) return 0;
  const mark = statements.of(
    "update images set unnamed_since = ? where board_id = ? and id = ? and rendition = 'full'",
  );
  const remove = statements.of("delete from images where board_id = ? and id = ?");
  return statements.together(() => {
    let gone = 0;
    for (const { id: key, unnamed_since: unnamed } of held) {
      const id = String(key);
      if (names.has(id)) {
        if (unnamed !== null) mark.run(null, board, id);
      } else if (unnamed === null) mark.run(now, board, id);
      else if (Number(unnamed) < since) gone += remove.run(board, id).changes > 0 ? 1 : 0;
    }
    return gone;
  });
}

export interface FaultyImage {
  readonly board: string;
  readonly id: string;
  readonly rendition: Rendition;
}

/** Pictures that are not what was stored. A database of an older build has no place for any. */
export function faultyImages(database: DatabaseSync): FaultyImage[] {
  if (!database.prepare("select 1 from sqlite_schema where name = 'images'").get()) return [];
  const faulty: FaultyImage[] = [];
  for (const row of database.prepare("select board_id, id, rendition, checksum, bytes from images").iterate()) {
    const { board_id, id, rendition, checksum, bytes } = row;
    const isWhole = bytes instanceof Uint8Array && crc32(bytes) === checksum;
    if (isWhole && (rendition !== "full" || imageIdOf(bytes) === id)) continue;
    faulty.push({ board: String(board_id), id: String(id), rendition: rendition === "small" ? "small" : "full" });
  }
  return faulty;
}

/** A small one alone, for which the picture itself stands in; else the picture with all its sizes. */
export function removeImage(database: DatabaseSync, { board, id, rendition }: FaultyImage): void {
  database
    .prepare("delete from images where board_id = ? and id = ? and (rendition = ? or ? = 'full')")
    .run(board, id, rendition, rendition);
}
