import * as limits from "@tablee/shared/limits";

/** Something large that can be read again. */
interface Kept {
  letGo(): void;
}

/**
 * What all rooms together keep of their snapshots in memory: so many bytes, however many boards are open. What nobody
 * has asked for the longest goes first, and is read again from the store for whoever comes next.
 */
export class Shelf {
  /** With their bytes, the one asked for last at the end. */
  readonly #kept = new Map<Kept, number>();
  #bytes = 0;

  get bytes(): number {
    return this.#bytes;
  }

  put(kept: Kept, bytes: number): void {
    this.drop(kept);
    this.#kept.set(kept, bytes);
    this.#bytes += bytes;
    for (const other of this.#kept.keys()) {
      if (this.#bytes <= limits.SNAPSHOTS_KEPT_MAX_BYTES || other === kept) return;
      this.drop(other);
      other.letGo();
    }
  }

  drop(kept: Kept): void {
    this.#bytes -= this.#kept.get(kept) ?? 0;
    this.#kept.delete(kept);
  }
}
