import { OPENING } from "./doc-calls.ts";
import type { DocThreadData } from "./doc-calls.ts";

/** What is watched: it says how long it has worked, and can be ended in the middle of it. */
interface Watched {
  readonly ended: boolean;
  cpuMs(): Promise<number>;
  end(): void;
}

/**
 * Ends a thread that has worked too long on opening one document: nothing else can be opened or judged meanwhile. A big
 * one opens piece by piece; between two looks at the same one, all that the thread worked was for it.
 */
export class OpeningWatch {
  readonly #thread: Watched;
  readonly #marks: DocThreadData["marks"];
  readonly #maxMs: number;
  readonly #onTooLong: (room: string) => void;
  /** Rooms by the number of their opening. */
  readonly #openings = new Map<number, string>();
  readonly #worked = new Map<number, number>();
  #count = 0;
  #seen = 0;
  #before = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    readonly thread: Watched;
    readonly marks: DocThreadData["marks"];
    readonly maxMs: number;
    readonly onTooLong: (room: string) => void;
  }) {
    this.#thread = options.thread;
    this.#marks = options.marks;
    this.#maxMs = options.maxMs;
    this.#onTooLong = options.onTooLong;
  }

  /** `open` is told the number by which the thread marks what it is at. */
  async during(room: string, everyMs: number, open: (opening: number) => Promise<unknown>): Promise<void> {
    this.#count += 1;
    const opening = this.#count;
    this.#openings.set(opening, room);
    this.#timer ??= setInterval(() => void this.#look(), everyMs);
    try {
      await open(opening);
    } finally {
      this.#openings.delete(opening);
      this.#worked.delete(opening);
      if (this.#openings.size === 0) clearInterval(this.#timer);
      if (this.#openings.size === 0) this.#timer = undefined;
    }
  }

  async #look(): Promise<void> {
    const opening = Atomics.load(this.#marks, OPENING);
    const now = await this.#thread.cpuMs().catch(() => this.#before);
    const room = this.#openings.get(opening);
    const worked = (this.#worked.get(opening) ?? 0) + (opening === this.#seen ? now - this.#before : 0);
    [this.#seen, this.#before] = [opening, now];
    if (room === undefined || this.#thread.ended) return;
    this.#worked.set(opening, worked);
    if (worked < this.#maxMs) return;
    this.#onTooLong(room);
    this.#thread.end();
  }
}
