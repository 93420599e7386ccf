import * as limits from "@tablee/shared/limits";

/** A room, as far as its beat is concerned. */
interface Beating {
  readonly connections: { readonly size: number };
  beat(now: number): void;
}

/** What comes after a silence waits so long for company. */
const GATHER_MS = 4;
/** A beat that goes along with something else may go so much before its time. */
const EARLIER_MS = limits.WINDOW_MAX_MS / 2;
/** Where the last window is so fresh the next will soon come. */
const WRITTEN_WITHIN_MS = 3 * limits.WINDOW_MAX_MS;

/** A beat goes along with a window that goes out from `soonest` on, and by itself at `latest`. */
interface Due {
  readonly soonest: number;
  readonly latest: number;
}

/**
 * When rooms send what has changed in presence: as often as a display can use, less often to many. Where windows go out
 * all the time a beat waits for the next: to each connection both cost one write.
 */
export class Beats {
  readonly #due = new Map<Beating, Due>();
  readonly #last = new WeakMap<Beating, number>();
  readonly #lastWindow = new WeakMap<Beating, number>();
  #timer: NodeJS.Timeout | undefined;
  #ringsAt = Infinity;

  /** `notBefore`: when the first of what has changed may go out. */
  need(room: Beating, notBefore: number): void {
    if (this.#due.has(room)) return;
    const now = performance.now();
    const beat = (this.#last.get(room) ?? 0) + beatMs(room.connections.size);
    const at = Math.max(now + GATHER_MS, beat, notBefore);
    const isWritten = now - (this.#lastWindow.get(room) ?? -Infinity) < WRITTEN_WITHIN_MS;
    const latest = isWritten ? at + limits.WINDOW_MAX_MS : at;
    this.#due.set(room, { soonest: Math.max(at - EARLIER_MS, notBefore), latest });
    this.#ringAt(latest, now);
  }

  /** Windows of these rooms have just gone out. Beats of others that are nearly due go too: one turn of the loop for all. */
  along(rooms: Iterable<Beating>): void {
    const now = performance.now();
    for (const room of rooms) {
      this.#lastWindow.set(room, now);
      if ((this.#due.get(room)?.soonest ?? Infinity) <= now) this.#beat(room, now);
    }
    this.#sweep(now);
  }

  #beat(room: Beating, now: number): void {
    this.#due.delete(room);
    this.#last.set(room, now);
    room.beat(now);
  }

  #sweep(now: number): void {
    for (const [room, { soonest, latest }] of this.#due)
      if (soonest <= now && latest <= now + EARLIER_MS) this.#beat(room, now);
  }

  #ringAt(at: number, now: number): void {
    if (at >= this.#ringsAt) return;
    clearTimeout(this.#timer);
    this.#ringsAt = at;
    this.#timer = setTimeout(() => this.#ring(), at - now);
  }

  #ring(): void {
    this.#ringsAt = Infinity;
    const now = performance.now();
    this.#sweep(now);
    let next = Infinity;
    for (const { latest } of this.#due.values()) next = Math.min(next, latest);
    this.#ringAt(next, now);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** From 50 ms among few to 100 ms at 200 people and more. */
export function beatMs(people: number): number {
  const share = Math.min(1, people / limits.PRESENCE_BEAT_SLOWEST_AT_COUNT);
  return limits.PRESENCE_BEAT_MIN_MS + share * (limits.PRESENCE_BEAT_MAX_MS - limits.PRESENCE_BEAT_MIN_MS);
}
