import { Buffer } from "node:buffer";
import { zstdDecompressSync } from "node:zlib";
import { unsnappy, varintAt } from "./snappy.ts";

/** The two kinds of files of a LevelDB, in which Chromium keeps what pages keep, opened as far as they can be read. */

const LOG_BLOCK_BYTES = 32_768;
const FOOTER_BYTES = 48;
const MAGIC = Buffer.from([0x57, 0xfb, 0x80, 0x8b, 0x24, 0x75, 0x47, 0xdb]);

/** A log: what was written last, in blocks that cut a record where they end. Answers the records whole. */
export function* logRecords(bytes: Uint8Array): Generator<Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let begun: Buffer[] = [];
  for (let block = 0; block < file.length; block += LOG_BLOCK_BYTES) {
    const end = Math.min(block + LOG_BLOCK_BYTES, file.length);
    for (let at = block; at + 7 <= end;) {
      const [length, kind] = [file.readUInt16LE(at + 4), file.readUInt8(at + 6)];
      if (kind === 0 && length === 0) break;
      begun.push(file.subarray(at + 7, Math.min(at + 7 + length, end)));
      at += 7 + length;
      if (kind !== 1 && kind !== 4) continue;
      yield Buffer.concat(begun);
      begun = [];
    }
  }
  if (begun.length > 0) yield Buffer.concat(begun);
}

export function isTable(bytes: Uint8Array): boolean {
  return bytes.length >= FOOTER_BYTES && Buffer.from(bytes.subarray(-8)).equals(MAGIC);
}

/** A table: the values of each of its blocks, and its keys, of which a block writes only what differs. */
export function* tableEntries(bytes: Uint8Array): Generator<Uint8Array> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const footer = file.length - FOOTER_BYTES;
  const offset = varintAt(file, footer);
  const size = varintAt(file, offset.next);
  // The first handle is that of what speaks of the blocks, the second that of their index.
  const index = handleAt(file, size.next);
  for (const { value } of entriesOf(blockAt(file, index)))
    for (const entry of entriesOf(blockAt(file, handleAt(Buffer.from(value), 0)))) yield* [entry.key, entry.value];
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function handleAt(from: Buffer, at: number): Handle {
  const offset = varintAt(from, at);
  return { offset: offset.value, size: varintAt(from, offset.next).value };
}

function blockAt(file: Buffer, { offset, size }: Handle): Buffer {
  const block = file.subarray(offset, offset + size);
  const packing = file.readUInt8(offset + size);
  if (packing === 1) return Buffer.from(unsnappy(block));
  return packing === 2 ? zstdDecompressSync(block) : block;
}

function* entriesOf(block: Buffer): Generator<{ readonly key: Buffer; readonly value: Buffer }> {
  const end = block.length - 4 - 4 * block.readUInt32LE(block.length - 4);
  let key = Buffer.alloc(0);
  for (let at = 0; at < end;) {
    const shared = varintAt(block, at);
    const rest = varintAt(block, shared.next);
    const value = varintAt(block, rest.next);
    const from = value.next + rest.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(value.next, from)]);
    at = from + value.value;
    yield { key, value: block.subarray(from, at) };
  }
}
