import * as limits from "@tablee/shared/limits";
import type { TurnedAway } from "../metrics/table.ts";

const SWEEP_MS = 500;

interface Waiting {
  readonly address: string;
  readonly since: number;
  readonly end: () => void;
}

/**
 * Those of whom something is still to come: connected, and nobody yet. A handshake takes some milliseconds, so whoever has waited longest is
 * the least likely to be a person: beyond a bound they make room for who comes next, and after a while they go.
 */
export class WaitingSockets {
  /** In the order in which they came. */
  readonly #all = new Set<Waiting>();
  readonly #byAddress = new Map<string, Set<Waiting>>();
  readonly #withinMs: number;
  readonly #perAddress: number;
  readonly #turnedAway: (reason: TurnedAway) => void;
  readonly #sweep: NodeJS.Timeout;

  constructor(options: {
    readonly withinMs: number;
    /** Behind a proxy all have its address, which says nothing of them. */
    readonly isProxied: boolean;
    readonly turnedAway: (reason: TurnedAway) => void;
  }) {
    this.#perAddress = options.isProxied ? limits.WAITING_MAX_COUNT : limits.WAITING_PER_ADDRESS_MAX_COUNT;
    this.#withinMs = options.withinMs;
    this.#turnedAway = options.turnedAway;
    this.#sweep = setInterval(() => this.#endOld(), SWEEP_MS);
    this.#sweep.unref();
  }

  get size(): number {
    return this.#all.size;
  }

  /** The answer is to be called when the handshake is over, well or not; twice does no harm. */
  enter(address: string, end: () => void): () => void {
    const one: Waiting = { address, since: performance.now(), end };
    const neighbours = this.#byAddress.get(address) ?? new Set();
    this.#byAddress.set(address, neighbours.add(one));
    this.#all.add(one);
    if (neighbours.size > this.#perAddress) this.#end(first(neighbours), "too-many-waiting");
    if (this.#all.size > limits.WAITING_MAX_COUNT) this.#end(first(this.#all), "too-many-waiting");
    return () => this.#forget(one);
  }

  #forget(one: Waiting): void {
    if (!this.#all.delete(one)) return;
    const neighbours = this.#byAddress.get(one.address);
    neighbours?.delete(one);
    if (neighbours?.size === 0) this.#byAddress.delete(one.address);
  }

  #end(one: Waiting | undefined, reason: TurnedAway): void {
    if (!one) return;
    this.#forget(one);
    this.#turnedAway(reason);
    one.end();
  }

  #endOld(): void {
    const now = performance.now();
    for (const one of this.#all) {
      if (now - one.since < this.#withinMs) return;
      this.#end(one, "waited-too-long");
    }
  }

  close(): void {
    clearInterval(this.#sweep);
  }
}

function first<Item>(items: Iterable<Item>): Item | undefined {
  for (const item of items) return item;
  return undefined;
}
