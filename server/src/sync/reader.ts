/** Bytes were not what they claim. The message names the place, never the content. */
export class BadBytesError extends Error {
  override readonly name: string = "BadBytesError";
}

/** It writes, or deletes, where the house alone may. */
export class HouseOnlyError extends Error {
  override readonly name = "HouseOnlyError";

  constructor() {
    super("house-only");
  }
}

/** What came stands on changes that are not here. Whoever comes back and writes at once sends such, in all honesty. */
export class MissingPastError extends BadBytesError {
  override readonly name = "MissingPastError";
}

/** Reads lib0's encoding within the bytes that are there. Every length is checked before anything is taken or made. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at];
    if (value === undefined) throw new BadBytesError("ended too early");
    this.#at += 1;
    return value;
  }

  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = this.byte();
      value += (next & 127) * factor;
      if (next < 128) break;
      if (factor > 2 ** 42) throw new BadBytesError("a number is too large");
    }
    if (!Number.isSafeInteger(value)) throw new BadBytesError("a number is too large");
    return value;
  }

  /** lib0's signed number: seven bits a byte, six in the first. */
  int(): void {
    let factor = 64;
    let value = 0;
    for (let next = this.byte(); next >= 128; factor *= 128) {
      next = this.byte();
      value += (next & 127) * factor;
      if (value > Number.MAX_SAFE_INTEGER || factor > 2 ** 48) throw new BadBytesError("a number is too large");
    }
  }

  /** A count of things of which each takes a byte at least: one that exceeds the bytes left is a lie. */
  count(max: number, what: string): number {
    const value = this.uint();
    if (value > this.left) throw new BadBytesError(`more ${what} than bytes`);
    if (value > max) throw new BadBytesError(`too many ${what}`);
    return value;
  }

  skip(length: number): void {
    if (length > this.left) throw new BadBytesError("ended too early");
    this.#at += length;
  }

  bytes(): Uint8Array {
    const length = this.uint();
    const from = this.#at;
    this.skip(length);
    return this.#bytes.subarray(from, from + length);
  }

  text(maxBytes: number): string {
    const bytes = this.bytes();
    if (bytes.length > maxBytes) throw new BadBytesError("a text is too long");
    try {
      return UTF8.decode(bytes);
    } catch (cause) {
      throw new BadBytesError("a text is not UTF-8", { cause });
    }
  }

  rest(): Uint8Array {
    return this.#bytes.subarray(this.#at);
  }
}

/** As lib0 reads it: a text that begins with a byte order mark keeps it, and is one character longer. */
export const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
