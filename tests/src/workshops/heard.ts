import { openLine } from "../support/network-line.ts";
import type { NetworkLine, Pace } from "../support/network-line.ts";

/** What of certain words has come to one device from the server, on whichever channel, whatever its page makes of it. */
export class Heard {
  readonly #words: readonly { readonly text: string; readonly bytes: Buffer }[];
  readonly #found = new Set<string>();
  readonly #longest: number;
  /** Words may be cut in two on the wire. */
  readonly #tails = new Map<number, Buffer>();

  constructor(words: readonly string[]) {
    this.#words = words.map((text) => ({ text, bytes: Buffer.from(text) }));
    this.#longest = Math.max(0, ...this.#words.map(({ bytes }) => bytes.length));
  }

  /** `link`: one connection’s bytes stand one behind the other. */
  take(bytes: Buffer, link: number): void {
    const all = Buffer.concat([this.#tails.get(link) ?? Buffer.alloc(0), bytes]);
    for (const word of this.#words)
      if (!this.#found.has(word.text) && all.includes(word.bytes)) this.#found.add(word.text);
    this.#tails.set(link, all.subarray(Math.max(0, all.length - this.#longest)));
  }

  has(text: string): boolean {
    return this.#found.has(text);
  }
}

/** Their way to the server, listened to; TLS can be neither listened to, nor slowed, nor cut. */
export async function openHeardLine(
  base: string,
  { pace, isCut, words }: { readonly pace: Pace | null; readonly isCut: boolean; readonly words: readonly string[] },
): Promise<{ readonly line: NetworkLine | null; readonly heard: Heard | null }> {
  if (!base.startsWith("http:") && pace === null && !isCut) return { line: null, heard: null };
  const heard = new Heard(words);
  return { line: await openLine(base, pace, (bytes, link) => heard.take(bytes, link)), heard };
}
