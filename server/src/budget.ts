import type { MemberId } from "@tablee/shared/ids";

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

  /** How much may be taken now. */
  left(now: number): number {
    this.#held = Math.min(this.#burst, this.#held + Math.max(0, now - this.#at) * this.#perMs);
    this.#at = now;
    return this.#held;
  }

  take(amount: number, now: number): boolean {
    if (amount > this.left(now)) return false;
    this.#held -= amount;
    return true;
  }
}

const MEMBERS_KEPT = 5_000;

/**
 * Something for each member, made when it is first asked for: a second tab has no second allowance. Beyond a bound the
 * oldest are forgotten, which costs the house nothing but a full bucket.
 */
export class PerMember<Value> {
  readonly #make: () => Value;
  readonly #held = new Map<MemberId, Value>();

  constructor(make: () => Value) {
    this.#make = make;
  }

  of(member: MemberId): Value {
    const held = this.#held.get(member);
    if (held !== undefined) return held;
    const made = this.#make();
    this.#held.set(member, made);
    if (this.#held.size > MEMBERS_KEPT) this.#held.delete(this.#held.keys().next().value ?? member);
    return made;
  }
}
