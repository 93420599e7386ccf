import * as encoding from "lib0/encoding";
import { Bytes } from "./bytes.ts";
import type { Histogram } from "./histogram.ts";

/** A cursor as it travels: an awareness update of one client, in the board's own shape of presence. */
export function cursorUpdate(client: number, clock: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, `{"v":"canvas","c":[${clock % 2_000},${(clock * 3) % 1_200}]}`);
  });
}

/** When each cursor was sent: client → one time per clock. */
export class CursorsSent {
  readonly #times = new Map<number, number[]>();

  next(client: number, now: number): number {
    const times = this.#times.get(client) ?? [];
    this.#times.set(client, times);
    times.push(now);
    return times.length;
  }

  timeOf(client: number, clock: number): number | undefined {
    return this.#times.get(client)?.[clock - 1];
  }

  *last(): Generator<readonly [client: number, clock: number]> {
    for (const [client, times] of this.#times) yield [client, times.length];
  }
}

/** Reads every cursor that one person gets. Only the newest counts: presence may be merged, and is never queued. */
export class Witness {
  readonly #sent: CursorsSent;
  readonly #ages: Histogram;
  readonly #seen = new Map<number, number>();

  constructor(sent: CursorsSent, ages: Histogram) {
    this.#sent = sent;
    this.#ages = ages;
  }

  take(body: Uint8Array, now: number): void {
    const bytes = new Bytes(body);
    for (let count = bytes.uint(); count > 0; count -= 1) {
      const client = bytes.uint();
      const clock = bytes.uint();
      bytes.skipBlock();
      if (clock <= (this.#seen.get(client) ?? 0)) continue;
      this.#seen.set(client, clock);
      const at = this.#sent.timeOf(client, clock);
      if (at !== undefined) this.#ages.add(now - at);
    }
  }

  missing(): number {
    return [...this.#sent.last()].filter(([client, clock]) => (this.#seen.get(client) ?? 0) < clock).length;
  }
}
