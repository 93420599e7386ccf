import { no, yes } from "@tablee/shared/reply";
import { orDamaged, sizeFlaw } from "./still.ts";
import type { ReadStill } from "./still.ts";

/** WebP: RFC 9649. RIFF: chunks of a name, a length and content, filled up to an even number of bytes. */

const RIFF_BYTES = 12;
const ALPHA_FLAG = 0x10;

type Chunks = ReadonlyMap<string, Buffer>;

interface Sides {
  readonly w: number;
  readonly h: number;
}

export function isWebp(bytes: Buffer): boolean {
  return bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP";
}

export function readWebp(bytes: Buffer): ReadStill {
  return orDamaged(() => {
    const end = 8 + bytes.readUInt32LE(4);
    const chunks = end <= bytes.length ? chunksOf(bytes, end) : undefined;
    if (!chunks) return no("damaged");
    // Things that move have a button that stops them, or are not here at all.
    if (chunks.has("ANIM") || chunks.has("ANMF")) return no("unknown");
    const { lossy, lossless } = { lossy: chunks.get("VP8 "), lossless: chunks.get("VP8L") };
    if ((lossy === undefined) === (lossless === undefined)) return no("damaged");
    const sides = lossy ? lossySides(lossy) : lossless && losslessSides(lossless);
    if (!sides || !fitsCanvas(chunks.get("VP8X"), sides)) return no("damaged");
    const flaw = sizeFlaw(sides.w, sides.h);
    return flaw ? no(flaw) : yes({ type: "image/webp", ...sides, bytes: writeWebp(chunks, sides) });
  });
}

/** By name, each once; undefined when one goes over the end or stands twice. */
function chunksOf(bytes: Buffer, end: number): Chunks | undefined {
  const chunks = new Map<string, Buffer>();
  let at = RIFF_BYTES;
  while (at < end) {
    const name = bytes.toString("latin1", at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    if (at + 8 + length > end || chunks.has(name)) return undefined;
    chunks.set(name, bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  return chunks;
}

/** A key frame of VP8: RFC 6386, 9.1. */
function lossySides(frame: Buffer): Sides | undefined {
  const isKey = (frame.readUInt8(0) & 1) === 0 && frame.readUIntBE(3, 3) === 0x9d012a;
  if (!isKey) return undefined;
  return { w: frame.readUInt16LE(6) & 0x3fff, h: frame.readUInt16LE(8) & 0x3fff };
}

function losslessSides(frame: Buffer): Sides | undefined {
  const bits = frame.readUInt32LE(1);
  if (frame.readUInt8(0) !== 0x2f || bits >>> 29 !== 0) return undefined;
  return { w: (bits & 0x3fff) + 1, h: ((bits >>> 14) & 0x3fff) + 1 };
}

/** The sides a file claims in front are what a decoder makes room for. */
function fitsCanvas(extended: Buffer | undefined, { w, h }: Sides): boolean {
  return !extended || (extended.readUIntLE(4, 3) + 1 === w && extended.readUIntLE(7, 3) + 1 === h);
}

/** Only a lossy picture has its transparency beside it, and only then anything stands in front. */
function writeWebp(chunks: Chunks, { w, h }: Sides): Buffer {
  const [alpha, lossy, lossless] = [chunks.get("ALPH"), chunks.get("VP8 "), chunks.get("VP8L")];
  const extended = Buffer.alloc(10);
  extended.writeUInt8(ALPHA_FLAG, 0);
  extended.writeUIntLE(w - 1, 4, 3);
  extended.writeUIntLE(h - 1, 7, 3);
  const front = lossy && alpha ? [chunkOut("VP8X", extended), chunkOut("ALPH", alpha)] : [];
  const picture = lossy ? chunkOut("VP8 ", lossy) : chunkOut("VP8L", lossless ?? Buffer.alloc(0));
  const content = Buffer.concat([Buffer.from("WEBP"), ...front, picture]);
  return Buffer.concat([Buffer.from("RIFF"), lengthOut(content), content]);
}

function lengthOut({ length }: Buffer): Buffer {
  const out = Buffer.alloc(4);
  out.writeUInt32LE(length);
  return out;
}

function chunkOut(name: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(name), lengthOut(content), content, Buffer.alloc(content.length % 2)]);
}
