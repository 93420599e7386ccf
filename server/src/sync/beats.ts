import * as limits from "@tablee/shared/limits";
import type { Room } from "./room.ts";

/** So little before its time a beat goes along with a window: one write instead of two. */
const TOGETHER_MS = 8;
/** What comes after a silence waits so long for company. */
const GATHER_MS = 4;

/** When rooms send what has changed in presence: as often as a display can use, less often to many. */
export class Beats {
  readonly #due = new Map<Room, number>();
  readonly #last = new WeakMap<Room, number>();
  #timer: NodeJS.Timeout | undefined;
  #ringsAt = Infinity;

  /** `notBefore`: when the first of what has changed may go out. */
  need(room: Room, notBefore: number): void {
    if (this.#due.has(room)) return;
    const now = performance.now();
    const beat = (this.#last.get(room) ?? 0) + beatMs(room.connections.size);
    this.#due.set(room, Math.max(now + GATHER_MS, beat, notBefore));
    this.#ringFor(now);
  }

  /** A window has just gone out. */
  along(room: Room): void {
    const now = performance.now();
    if ((this.#due.get(room) ?? Infinity) <= now + TOGETHER_MS) this.#beat(room, now);
  }

  #beat(room: Room, now: number): void {
    this.#due.delete(room);
    this.#last.set(room, now);
    room.beat(now);
  }

  #ringFor(now: number): void {
    const next = Math.min(...this.#due.values());
    if (next >= this.#ringsAt) return;
    clearTimeout(this.#timer);
    this.#ringsAt = next;
    this.#timer = setTimeout(() => this.#ring(), next - now);
  }

  #ring(): void {
    this.#ringsAt = Infinity;
    const now = performance.now();
    for (const [room, at] of this.#due) if (at <= now + 1) this.#beat(room, now);
    this.#ringFor(now);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

/** From 33 ms among few to 100 ms at 200 people and more. */
export function beatMs(people: number): number {
  const share = Math.min(1, people / limits.PRESENCE_BEAT_SLOWEST_AT_COUNT);
  return limits.PRESENCE_BEAT_MIN_MS + share * (limits.PRESENCE_BEAT_MAX_MS - limits.PRESENCE_BEAT_MIN_MS);
}
