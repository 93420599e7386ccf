import { crc32 } from "node:zlib";
import { no, yes } from "@tablee/shared/reply";
import { orDamaged, sizeFlaw } from "./still.ts";
import type { ReadStill } from "./still.ts";

/** PNG, third edition: w3.org/TR/png-3. A signature, then chunks of length, name, content and checksum. */

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Beyond these a picture is words, dates, places, colour management or motion. */
const KEPT = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]);
const HEADER_BYTES = 13;
/** Colour type → bits of a sample. */
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

interface Chunk {
  readonly name: string;
  readonly content: Buffer;
  readonly whole: Buffer;
}

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

export function readPng(bytes: Buffer): ReadStill {
  return orDamaged(() => {
    const chunks = chunksOf(bytes);
    const [head] = chunks ?? [];
    if (!chunks || head?.name !== "IHDR" || head.content.length !== HEADER_BYTES) return no("damaged");
    const { w, h, isKnown } = headerOf(head.content);
    const flaw = isKnown ? (sizeFlaw(w, h) ?? orderFlaw(chunks)) : "damaged";
    if (flaw) return no(flaw);
    return yes({ type: "image/png", w, h, bytes: Buffer.concat([SIGNATURE, ...chunks.map(({ whole }) => whole)]) });
  });
}

/** What is kept, up to the end; undefined when a chunk does not match its checksum, or one that is needed is unknown. */
function chunksOf(bytes: Buffer): Chunk[] | undefined {
  const kept: Chunk[] = [];
  let at = SIGNATURE.length;
  for (;;) {
    const length = bytes.readUInt32BE(at);
    const end = at + 8 + length;
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32BE(end)) return undefined;
    const isNeeded = /^[A-Z]/.test(name);
    if (KEPT.has(name)) kept.push({ name, content: bytes.subarray(at + 8, end), whole: bytes.subarray(at, end + 4) });
    else if (isNeeded) return undefined;
    if (name === "IEND") return length === 0 ? kept : undefined;
    at = end + 4;
  }
}

function headerOf(head: Buffer): { w: number; h: number; isKnown: boolean } {
  const [depth = 0, colour = 0, compression, filter, interlace = 0] = head.subarray(8);
  const isKnown = (DEPTHS[colour] ?? []).includes(depth) && compression === 0 && filter === 0 && interlace <= 1;
  return { w: head.readUInt32BE(0), h: head.readUInt32BE(4), isKnown };
}

/** One header, at most one palette and one transparency before the picture, which is in one piece. */
function orderFlaw(chunks: readonly Chunk[]): "damaged" | undefined {
  const names = chunks.map(({ name }) => name).join(" ");
  return /^IHDR( PLTE)?( tRNS)?( IDAT)+ IEND$/.test(names) ? undefined : "damaged";
}
