const STEPS_PER_MS = 4;
const MOST_MS = 120_000;

/** Milliseconds, in quarter steps, so that millions of samples cost nothing to keep. */
export class Histogram {
  readonly #counts = new Uint32Array(MOST_MS * STEPS_PER_MS + 1);
  count = 0;
  max = 0;

  add(ms: number): void {
    const step = Math.min(this.#counts.length - 1, Math.max(0, Math.round(ms * STEPS_PER_MS)));
    this.#counts[step] = (this.#counts[step] ?? 0) + 1;
    this.count += 1;
    if (ms > this.max) this.max = ms;
  }

  /** `share`: 0.5 is the median. Null of nothing. */
  quantile(share: number): number | null {
    if (this.count === 0) return null;
    let left = Math.ceil(this.count * share);
    for (let step = 0; step < this.#counts.length; step += 1) {
      left -= this.#counts[step] ?? 0;
      if (left <= 0) return step / STEPS_PER_MS;
    }
    return MOST_MS;
  }

  clear(): void {
    this.#counts.fill(0);
    this.count = 0;
    this.max = 0;
  }
}
