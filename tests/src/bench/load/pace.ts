import type { Person } from "./person.ts";
import type { LiveRoom } from "./room.ts";
import type { LiveSpec } from "./spec.ts";

const TICK_MS = 4;

/** Sends what is due. Phases are spread evenly, as people are not in step. */
export class Pace {
  readonly #spec: LiveSpec;
  readonly #rooms: readonly LiveRoom[];
  readonly #began = performance.now();
  readonly #pointed = new Map<Person, number>();
  #timer: NodeJS.Timeout | undefined;
  #last = performance.now();
  lateMs = 0;

  constructor(spec: LiveSpec, rooms: readonly LiveRoom[]) {
    this.#spec = spec;
    this.#rooms = rooms;
    this.#timer = setInterval(() => this.#tick(), TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #tick(): void {
    const now = performance.now();
    this.lateMs = Math.max(this.lateMs, now - this.#last - TICK_MS);
    this.#last = now;
    const seconds = (now - this.#began) / 1_000;
    for (const [room, live] of this.#rooms.entries()) {
      live.frames.forEach((frames, at) =>
        this.#edit(live, { at, frames, seconds: seconds + phase(room, at) / this.#spec.editsPerSecond }),
      );
      if (this.#spec.cursorsPerSecond > 0)
        live.people.forEach((person, at) => this.#point(person, seconds, phase(room, at)));
    }
  }

  #edit(
    live: LiveRoom,
    due: { readonly at: number; readonly frames: readonly Uint8Array[]; readonly seconds: number },
  ): void {
    const writer = live.sent.writers[due.at];
    const person = live.people[due.at];
    if (!writer || !person) return;
    const until = Math.min(due.frames.length, Math.floor(due.seconds * this.#spec.editsPerSecond));
    for (; writer.sent < until; writer.sent += 1) {
      const frame = due.frames[writer.sent];
      if (!frame) return;
      writer.sentAt[writer.sent] = performance.now();
      person.send(frame);
    }
  }

  #point(person: Person, seconds: number, phase: number): void {
    const due = Math.floor(seconds * this.#spec.cursorsPerSecond + phase);
    const done = this.#pointed.get(person) ?? 0;
    // One that fell behind points once: a cursor has no past.
    if (due > done) person.point();
    this.#pointed.set(person, due);
  }
}

/** Spread over 0…1 by the golden section: never two alike near each other. */
function phase(room: number, at: number): number {
  return ((room * 31 + at) * 0.618_033_988_75) % 1;
}
