import { existsSync, readFileSync } from "node:fs";

/**
 * The records on a database’s pages, read without SQLite, for when the way to them is destroyed: a table is a tree, and
 * one bad page near its root hides everything below. Format: sqlite.org/fileformat2.html.
 */

export type Value = null | number | bigint | string | Uint8Array;

export interface PageRecord {
  readonly rowid: number;
  readonly values: readonly Value[];
}

const PAGE_BYTES = 4_096;
const FILE_HEADER_BYTES = 100;
const LEAF_OF_TABLE = 0x0d;
const LEAF_HEADER_BYTES = 8;

const WAL_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/** The pages of the file, those committed in the -wal file over them. */
function pagesOf(file: string): Buffer[] {
  const bytes = readFileSync(file);
  const pages: Buffer[] = [];
  for (let at = 0; at + PAGE_BYTES <= bytes.length; at += PAGE_BYTES) pages.push(bytes.subarray(at, at + PAGE_BYTES));
  if (!existsSync(`${file}-wal`)) return pages;
  const wal = readFileSync(`${file}-wal`);
  const salt = wal.subarray(16, 24);
  let waiting: [number, Buffer][] = [];
  for (let at = WAL_HEADER_BYTES; at + FRAME_HEADER_BYTES + PAGE_BYTES <= wal.length;) {
    // A frame of an older round: what follows was committed before, and is in the file.
    if (!wal.subarray(at + 8, at + 16).equals(salt)) break;
    const body = at + FRAME_HEADER_BYTES;
    waiting.push([wal.readUInt32BE(at) - 1, wal.subarray(body, body + PAGE_BYTES)]);
    const isCommit = wal.readUInt32BE(at + 4) > 0;
    if (isCommit) for (const [page, content] of waiting) pages[page] = content;
    if (isCommit) waiting = [];
    at = body + PAGE_BYTES;
  }
  return pages;
}

/** A number of one to nine bytes, and where it ends. Throws RangeError beyond the page. */
function varint(page: Buffer, at: number): [value: number, end: number] {
  let value = 0n;
  for (let count = 0; count < 8; count += 1) {
    const byte = page.readUInt8(at + count);
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return [Number(value), at + count + 1];
  }
  return [Number(BigInt.asIntN(64, (value << 8n) | BigInt(page.readUInt8(at + 8)))), at + 9];
}

/** How much of a record lies on its leaf; the rest is in a chain of pages of its own. */
function localBytes(payload: number): number {
  const most = PAGE_BYTES - 35;
  if (payload <= most) return payload;
  const least = Math.floor(((PAGE_BYTES - 12) * 32) / 255) - 23;
  const fitting = least + ((payload - least) % (PAGE_BYTES - 4));
  return fitting <= most ? fitting : least;
}

function payloadAt(pages: readonly Buffer[], page: Buffer, at: number): { rowid: number; payload: Buffer } {
  const [length, afterLength] = varint(page, at);
  const [rowid, start] = varint(page, afterLength);
  const local = localBytes(length);
  // No record is longer than the file: a chain that runs in a circle ends by its length.
  if (length < 2 || length > pages.length * PAGE_BYTES || start + local > PAGE_BYTES) throw new RangeError("no record");
  const parts = [page.subarray(start, start + local)];
  let missing = length - local;
  let next = missing > 0 ? page.readUInt32BE(start + local) : 0;
  while (missing > 0) {
    const more = pages[next - 1];
    if (!more) throw new RangeError("a record that goes on nowhere");
    next = more.readUInt32BE(0);
    const part = more.subarray(4, 4 + Math.min(missing, PAGE_BYTES - 4));
    parts.push(part);
    missing -= part.length;
  }
  return { rowid, payload: Buffer.concat(parts) };
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];

function valueOf(type: number, payload: Buffer, at: number): [value: Value, bytes: number] {
  if (type === 0) return [null, 0];
  if (type === 8 || type === 9) return [type - 8, 0];
  if (type === 7) return [payload.readDoubleBE(at), 8];
  if (type >= 12) {
    const bytes = Math.floor((type - 12) / 2);
    if (at + bytes > payload.length) throw new RangeError("a value beyond its record");
    const content = payload.subarray(at, at + bytes);
    return [type % 2 === 0 ? new Uint8Array(content) : content.toString("utf8"), bytes];
  }
  const bytes = INTEGER_BYTES[type];
  if (bytes === undefined) throw new RangeError("no type");
  if (bytes === 8) return [payload.readBigInt64BE(at), 8];
  return [payload.readIntBE(at, bytes), bytes];
}

function recordOf(payload: Buffer): Value[] {
  const [header, first] = varint(payload, 0);
  if (header > payload.length) throw new RangeError("a header beyond its record");
  const values: Value[] = [];
  let at = first;
  let body = header;
  while (at < header) {
    const [type, end] = varint(payload, at);
    const [value, bytes] = valueOf(type, payload, body);
    values.push(value);
    at = end;
    body += bytes;
  }
  if (body !== payload.length) throw new RangeError("a record that does not come out even");
  return values;
}

/** Every record that still reads as one, whatever its table. */
export function* recordsOf(file: string): Generator<PageRecord> {
  const pages = pagesOf(file);
  for (const [index, page] of pages.entries()) {
    const start = index === 0 ? FILE_HEADER_BYTES : 0;
    if (page?.[start] !== LEAF_OF_TABLE) continue;
    const count = page.readUInt16BE(start + 3);
    for (let cell = 0; cell < count; cell += 1) {
      const record = attempt(() => {
        const { rowid, payload } = payloadAt(pages, page, page.readUInt16BE(start + LEAF_HEADER_BYTES + 2 * cell));
        return { rowid, values: recordOf(payload) };
      });
      if (record) yield record;
    }
  }
}

function attempt(read: () => PageRecord): PageRecord | undefined {
  try {
    return read();
  } catch (error) {
    // Beyond the page, beyond the record: these bytes are none.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
