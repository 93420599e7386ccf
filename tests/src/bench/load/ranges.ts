import { Bytes } from "./bytes.ts";

/** What an update (Yjs V1) brings of one client: its clocks from `start` up to and without `end`. */
export interface Range {
  readonly client: number;
  readonly start: number;
  readonly end: number;
}

const GC = 0;
const DELETED = 1;
const JSON_VALUES = 2;
const BINARY = 3;
const STRING = 4;
const EMBED = 5;
const FORMAT = 6;
const TYPE = 7;
const ANY = 8;
const SKIP = 10;

/** Reads just enough of an update to say which clocks it brings; a hole in it ends one range and begins another. */
export function rangesOf(update: Uint8Array): Range[] {
  const bytes = new Bytes(update);
  const ranges: Range[] = [];
  for (let clients = bytes.uint(); clients > 0; clients -= 1) {
    let structs = bytes.uint();
    const client = bytes.uint();
    let start = bytes.uint();
    let end = start;
    for (; structs > 0; structs -= 1) {
      const info = bytes.byte();
      if ((info & 31) === SKIP) {
        if (end > start) ranges.push({ client, start, end });
        end += bytes.uint();
        start = end;
      } else end += structLength(bytes, info);
    }
    if (end > start) ranges.push({ client, start, end });
  }
  return ranges;
}

function skipId(bytes: Bytes): void {
  bytes.uint();
  bytes.uint();
}

function structLength(bytes: Bytes, info: number): number {
  const kind = info & 31;
  if (kind === GC) return bytes.uint();
  if ((info & 0x80) !== 0) skipId(bytes);
  if ((info & 0x40) !== 0) skipId(bytes);
  if ((info & 0xc0) === 0) {
    if (bytes.uint() === 1) bytes.skipBlock();
    else skipId(bytes);
    if ((info & 0x20) !== 0) bytes.skipBlock();
  }
  return contentLength(bytes, kind);
}

function contentLength(bytes: Bytes, kind: number): number {
  if (kind === DELETED) return bytes.uint();
  if (kind === STRING) return bytes.text().length;
  if (kind === ANY || kind === JSON_VALUES) {
    const count = bytes.uint();
    for (let at = 0; at < count; at += 1) {
      if (kind === ANY) bytes.skipAny();
      else bytes.skipBlock();
    }
    return count;
  }
  if (kind === TYPE) {
    const type = bytes.uint();
    if (type === 3 || type === 5) bytes.skipBlock();
  } else if (kind === BINARY || kind === EMBED) bytes.skipBlock();
  else if (kind === FORMAT) {
    bytes.skipBlock();
    bytes.skipBlock();
  } else throw new Error(`a kind of content that a board does not have: ${kind}`);
  return 1;
}

/**
 * The same reading for frames that many clients get alike: a merged window goes to two hundred people, and is read once.
 * Two frames of one length are told apart by their bytes.
 */
export class RangeReader {
  readonly #last = new Map<number, { readonly bytes: Buffer; readonly ranges: readonly Range[] }>();

  read(update: Uint8Array): readonly Range[] {
    const { length } = update;
    const held = this.#last.get(length);
    if (held && held.bytes.compare(update) === 0) return held.ranges;
    const ranges = rangesOf(update);
    this.#last.set(length, { bytes: Buffer.from(update), ranges });
    if (this.#last.size > 500) this.#last.delete(this.#last.keys().next().value ?? 0);
    return ranges;
  }
}
