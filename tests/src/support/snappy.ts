import { Buffer } from "node:buffer";

/**
 * Opens one block as Chromium’s databases pack it. Some forty lines of our own: what the registry has either brings a
 * program for each system or has not been kept for years, and nothing here packs.
 * https://github.com/google/snappy/blob/main/format_description.txt
 */
export function unsnappy(packed: Uint8Array): Uint8Array {
  const from = Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength);
  const { value: length, next } = varintAt(from, 0);
  if (length > 64 * 1024 * 1024) throw new Error("more than anybody packs");
  const to = Buffer.alloc(length);
  let [at, end] = [next, 0];
  while (end < length && at < from.length) {
    const { isCopy, length: size, offset, next: after } = elementAt(from, at);
    if (isCopy) {
      if (offset === 0 || offset > end) throw new Error("no such place");
      // Byte by byte: a copy may overlap with what it makes.
      for (let left = size; left > 0 && end < length; left -= 1, end += 1) to[end] = to[end - offset] ?? 0;
      at = after;
    } else {
      end += from.copy(to, end, after, after + size);
      at = after + size;
    }
  }
  return to.subarray(0, end);
}

interface Element {
  readonly isCopy: boolean;
  readonly length: number;
  readonly offset: number;
  readonly next: number;
}

function elementAt(from: Buffer, at: number): Element {
  const tag = from.readUInt8(at);
  const rest = tag >> 2;
  if ((tag & 3) === 0) {
    const extra = rest < 60 ? 0 : rest - 59;
    const length = 1 + (extra === 0 ? rest : from.readUIntLE(at + 1, extra));
    return { isCopy: false, length, offset: 0, next: at + 1 + extra };
  }
  if ((tag & 3) === 1) {
    const offset = ((tag >> 5) << 8) | from.readUInt8(at + 1);
    return { isCopy: true, length: 4 + (rest & 7), offset, next: at + 2 };
  }
  const bytes = (tag & 3) === 2 ? 2 : 4;
  return { isCopy: true, length: 1 + rest, offset: from.readUIntLE(at + 1, bytes), next: at + 1 + bytes };
}

export function varintAt(from: Buffer, at: number): { readonly value: number; readonly next: number } {
  let [value, factor, next] = [0, 1, at];
  for (;;) {
    const byte = from.readUInt8(next);
    value += (byte & 127) * factor;
    next += 1;
    if (byte < 128 || factor > 2 ** 42) return { value, next };
    factor *= 128;
  }
}
