/** A bucket that fills at `perSecond` up to `burst`. What does not fit is refused, not delayed. */
export class Budget {
  readonly #perMs: number;
  readonly #burst: number;
  #held: number;
  #at: number;

  constructor(options: { readonly perSecond: number; readonly burst: number; readonly now: number }) {
    this.#perMs = options.perSecond / 1_000;
    this.#burst = options.burst;
    this.#held = options.burst;
    this.#at = options.now;
  }

  take(amount: number, now: number): boolean {
    this.#held = Math.min(this.#burst, this.#held + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
    if (amount > this.#held) return false;
    this.#held -= amount;
    return true;
  }
}
