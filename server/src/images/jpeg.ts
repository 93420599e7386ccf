import * as limits from "@tablee/shared/limits";
import { no, yes } from "@tablee/shared/reply";
import { orDamaged, sizeFlaw } from "./still.ts";
import type { Flaw, ReadStill } from "./still.ts";

/** JPEG: w3.org/Graphics/JPEG/itu-t81.pdf, annex B. Segments of a marker and a length; after the head of a scan, its data. */

const M = { soi: 0xd8, eoi: 0xd9, sos: 0xda, dqt: 0xdb, dri: 0xdd, dht: 0xc4, jfif: 0xe0, adobe: 0xee } as const;
/** Baseline, extended and progressive; the others no browser decodes. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const TABLES = new Set<number>([M.dqt, M.dri, M.dht]);
/** Comments, and whatever a program keeps beside the picture. */
const BESIDE = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);
const ADOBE_BYTES = 12;
/** Version 1.1, square pixels, no small picture inside. */
const OWN_JFIF = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const START = Buffer.from([0xff, M.soi]);
const END = Buffer.from([0xff, M.eoi]);

export function isJpeg(bytes: Buffer): boolean {
  return bytes[0] === 0xff && bytes[1] === M.soi && bytes[2] === 0xff;
}

export function readJpeg(bytes: Buffer): ReadStill {
  return orDamaged(() => new Walk(bytes).done());
}

class Walk {
  readonly #bytes: Buffer;
  readonly #kept: Buffer[] = [START];
  #at = 2;
  #frame: { readonly w: number; readonly h: number } | undefined;
  #scans = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  done(): ReadStill {
    for (;;) {
      const marker = this.#marker();
      if (marker === M.eoi) break;
      const flaw = marker === undefined ? "damaged" : this.#segment(marker);
      if (flaw) return no(flaw);
    }
    if (!this.#frame || this.#scans === 0) return no("damaged");
    return yes({ type: "image/jpeg", ...this.#frame, bytes: Buffer.concat([...this.#kept, END]) });
  }

  /** The next marker, over any fill before it. */
  #marker(): number | undefined {
    if (this.#bytes.readUInt8(this.#at) !== 0xff) return undefined;
    while (this.#bytes.readUInt8(this.#at) === 0xff) this.#at += 1;
    const marker = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    return marker;
  }

  #segment(marker: number): Flaw | undefined {
    const length = this.#bytes.readUInt16BE(this.#at);
    if (length < 2 || this.#at + length > this.#bytes.length) return "damaged";
    const body = this.#bytes.subarray(this.#at + 2, this.#at + length);
    const whole = Buffer.concat([Buffer.from([0xff, marker]), this.#bytes.subarray(this.#at, this.#at + length)]);
    this.#at += length;
    if (FRAMES.has(marker)) return this.#readFrame(body, whole);
    if (marker === M.sos) return this.#readScan(whole);
    if (TABLES.has(marker)) this.#kept.push(whole);
    else if (!BESIDE(marker)) return "unknown";
    else if (marker === M.jfif && !this.#kept.includes(OWN_JFIF)) this.#kept.push(OWN_JFIF);
    // It says in which colours the picture was written.
    else if (marker === M.adobe && body.length === ADOBE_BYTES && body.toString("latin1", 0, 5) === "Adobe")
      this.#kept.push(whole);
    return undefined;
  }

  #readFrame(body: Buffer, whole: Buffer): Flaw | undefined {
    const [bits, h, w, parts] = [body.readUInt8(0), body.readUInt16BE(1), body.readUInt16BE(3), body.readUInt8(5)];
    if (this.#frame || bits !== 8 || body.length !== 6 + 3 * parts) return "damaged";
    if (parts !== 1 && parts !== 3) return "unknown";
    this.#frame = { w, h };
    this.#kept.push(whole);
    return sizeFlaw(w, h);
  }

  #readScan(head: Buffer): Flaw | undefined {
    if (!this.#frame) return "damaged";
    this.#scans += 1;
    // Each scan goes over all the pixels again, and costs the file a few bytes.
    if (this.#scans > limits.IMAGE_SCANS_MAX_COUNT) return "large";
    const end = this.#dataEnd();
    this.#kept.push(head, this.#bytes.subarray(this.#at, end));
    this.#at = end;
    return undefined;
  }

  /** Within the data a 255 is followed by 0, by a restart, or by more fill; else the next marker stands there. */
  #dataEnd(): number {
    let at = this.#at;
    for (;;) {
      at = this.#bytes.indexOf(0xff, at);
      if (at === -1) throw new RangeError("data without an end");
      const next = this.#bytes.readUInt8(at + 1);
      if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
      at += 1;
    }
  }
}
