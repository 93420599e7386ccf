/** Reads lib0's encoding, fast and trusting: the bytes come from the server that is measured. */
export class Bytes {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  byte(): number {
    if (this.at >= this.#bytes.length) throw new Error("a frame ended too early");
    return this.#bytes[this.at++] ?? 0;
  }

  uint(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const next = this.byte();
      value += (next & 127) * factor;
      if (next < 128) return value;
    }
  }

  /** Passes over bytes that their length goes before: a text, or bytes. */
  skipBlock(): void {
    const length = this.uint();
    this.at += length;
  }

  block(): Uint8Array {
    const length = this.uint();
    this.at += length;
    if (this.at > this.#bytes.length) throw new Error("a frame ended too early");
    return this.#bytes.subarray(this.at - length, this.at);
  }

  text(): string {
    return Buffer.from(this.block()).toString("utf8");
  }

  /** Passes over one of lib0's `any`. */
  skipAny(): void {
    const tag = this.byte();
    if (tag === 125) while (this.byte() >= 128);
    else if (tag === 124) this.at += 4;
    else if (tag === 123 || tag === 122) this.at += 8;
    else if (tag === 119 || tag === 116) this.skipBlock();
    else if (tag === 118) {
      for (let count = this.uint(); count > 0; count -= 1) {
        this.skipBlock();
        this.skipAny();
      }
    } else if (tag === 117) for (let count = this.uint(); count > 0; count -= 1) this.skipAny();
  }
}
