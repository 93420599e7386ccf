import { Buffer } from "node:buffer";
import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib";
import { unsnappy } from "./snappy.ts";

/** What lies packed in some bytes, wherever it begins in them. */
export interface Member {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const MAX_BYTES = 64 * 1024 * 1024;
/** What is cut off in the middle is read as far as it goes. */
const PARTIAL = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_BYTES };

type Unpack = (bytes: Uint8Array) => Uint8Array;

const brotli: Unpack = (bytes) =>
  brotliDecompressSync(bytes, { finishFlush: constants.BROTLI_OPERATION_FLUSH, maxOutputLength: MAX_BYTES });

interface Kind {
  readonly name: string;
  readonly magic: readonly number[];
  /** Of what begins with the sign. */
  readonly unpack: Unpack;
}

/** A file in a zip: its words are packed behind a header whose length stands in it. */
function zipped(bytes: Uint8Array): Uint8Array {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return header.readUInt16LE(8) === 8 ? inflateRawSync(header.subarray(at), PARTIAL) : new Uint8Array();
}

/** What follows it may be anything, and its end may be missing: so without the sum behind it. */
function gunzipped(bytes: Uint8Array): Uint8Array {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = header.readUInt8(3);
  let at = 10;
  if (flags & 4) at += 2 + header.readUInt16LE(at);
  for (const flag of [8, 16]) if (flags & flag) at = header.indexOf(0, at) + 1;
  return inflateRawSync(header.subarray(flags & 2 ? at + 2 : at), PARTIAL);
}

/** How Chromium keeps an answer: a header, the address, and then the body as it came over the line. */
function cached(bytes: Uint8Array): Uint8Array {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return brotli(header.subarray(24 + header.readUInt32LE(12)));
}

const KINDS: readonly Kind[] = [
  { name: "gzip", magic: [0x1f, 0x8b, 0x08], unpack: gunzipped },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({
    name: "deflate",
    magic: [0x78, level],
    unpack: (bytes: Uint8Array) => inflateSync(bytes, PARTIAL),
  })),
  { name: "zip", magic: [0x50, 0x4b, 0x03, 0x04], unpack: zipped },
  {
    name: "zstd",
    magic: [0x28, 0xb5, 0x2f, 0xfd],
    unpack: (bytes) => zstdDecompressSync(bytes, { maxOutputLength: MAX_BYTES }),
  },
  { name: "brotli in a cache", magic: [0x30, 0x5c, 0x72, 0xa7, 0x1b, 0x6d, 0xfb, 0xfc], unpack: cached },
  // A value of IndexedDB that Chromium packed: its envelope, and the way of packing.
  { name: "snappy in a value", magic: [0xff, 0x11, 0x02], unpack: (bytes) => unsnappy(bytes.subarray(3)) },
];

function tryUnpack(unpack: Unpack, bytes: Uint8Array): Uint8Array | undefined {
  try {
    const opened = unpack(bytes);
    return opened.length > 0 ? opened : undefined;
  } catch {
    return undefined;
  }
}

/** Brotli has no sign: only what is brotli from its first byte on is found. */
export function* packedIn(bytes: Uint8Array): Generator<Member> {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const outer = tryUnpack(brotli, whole);
  if (outer) yield { name: "brotli", bytes: outer };
  for (const { name, magic, unpack } of KINDS) {
    const sign = Buffer.from(magic);
    for (let at = whole.indexOf(sign); at >= 0; at = whole.indexOf(sign, at + 1)) {
      const opened = tryUnpack(unpack, whole.subarray(at));
      if (opened) yield { name: `${name} at ${at}`, bytes: opened };
    }
  }
}
