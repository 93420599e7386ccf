import * as limits from "@tablee/shared/limits";
import { COMPLETE_FRAME } from "./frames.ts";
import type { History } from "./history.ts";
import type { Link } from "./link.ts";

/** A turn of the loop goes to those who are behind, at most so long. */
const TURN_MS = 8;
const LOOK_AGAIN_MS = 8;

/**
 * How far one connection has been sent its room’s history.
 *
 *   live ──question──► behind ──frames, then the tail──► live
 *   live ──link full─► behind ──drained, then the tail─► live        not drained for long: slow
 */
export class Cursor {
  readonly #link: Link;
  readonly #history: History;
  readonly #feeder: Feeder;
  readonly #onSlow: () => void;
  readonly #onCut: () => void;
  /** What is to be sent before the tail. */
  #frames: readonly Uint8Array[] = [];
  #next = 0;
  /** All windows up to here have been sent, or are in `#frames`. */
  #position: number;
  #isAsked = false;
  #isLive = true;
  #fullSince: number | undefined;

  constructor(options: {
    readonly link: Link;
    readonly history: History;
    readonly feeder: Feeder;
    readonly onSlow: () => void;
    /** It lacks what is not in memory any more: the whole has to be read, and is its answer. */
    readonly onCut: () => void;
  }) {
    this.#link = options.link;
    this.#history = options.history;
    this.#feeder = options.feeder;
    this.#onSlow = options.onSlow;
    this.#onCut = options.onCut;
    this.#position = options.history.position;
  }

  get position(): number {
    return this.#position;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  /** The room’s newest window. One whose link is full gets it later, from the history: nothing is queued for them. */
  deliver(frame: Uint8Array): void {
    if (!this.#isLive) return;
    if (this.#link.buffered() > limits.SEND_BUFFER_MAX_BYTES) return this.#fallBehind();
    this.#link.send(frame);
    this.#position = this.#history.position;
  }

  #fallBehind(): void {
    this.#isLive = false;
    this.#feeder.add(this);
  }

  /** Answers a question: first these frames, then all windows after `position`, then the word that it is complete. */
  answer(frames: readonly Uint8Array[], position: number): void {
    this.#frames = frames;
    this.#next = 0;
    this.#position = position;
    this.#isAsked = true;
    this.#fallBehind();
  }

  /** An answer is being made: windows wait for it. */
  hold(): void {
    this.#isLive = false;
  }

  /** Sends one frame, if the link has room. */
  feed(now: number): "sent" | "full" | "done" {
    if (this.#link.buffered() > limits.JOIN_AHEAD_BYTES) {
      this.#fullSince ??= now;
      if (now - this.#fullSince < limits.SLOW_READER_MAX_MS) return "full";
      this.#onSlow();
      return "done";
    }
    this.#fullSince = undefined;
    const frame = this.#frames[this.#next];
    if (frame) {
      this.#next += 1;
      this.#link.send(frame);
      return "sent";
    }
    return this.#catchUp();
  }

  #catchUp(): "sent" | "done" {
    this.#next = 0;
    if (this.#position < this.#history.position) {
      const isCut = this.#position < this.#history.oldest;
      // The windows it lacks have been folded away: the whole anew.
      const frames = isCut ? this.#history.frames : this.#history.since(this.#position);
      if (!frames) {
        this.#onCut();
        return "done";
      }
      this.#frames = frames;
      this.#position = isCut ? this.#history.start : this.#history.position;
      return "sent";
    }
    this.#frames = [];
    this.#isLive = true;
    if (this.#isAsked) this.#link.send(COMPLETE_FRAME);
    this.#isAsked = false;
    return "done";
  }
}

/** Somebody who is to be sent more. */
type Behind = Pick<Cursor, "feed">;

/** Serves all who are behind, a frame each in turn, so that a herd of newcomers keeps nobody else waiting. */
export class Feeder {
  readonly #behind = new Set<Behind>();
  #isAwake = false;

  add(cursor: Behind): void {
    this.#behind.add(cursor);
    this.#wake(0);
  }

  drop(cursor: Behind): void {
    this.#behind.delete(cursor);
  }

  #wake(afterMs: number): void {
    if (this.#isAwake || this.#behind.size === 0) return;
    this.#isAwake = true;
    const turn = (): void => {
      this.#isAwake = false;
      this.#wake(this.#turn() ? 0 : LOOK_AGAIN_MS);
    };
    if (afterMs === 0) setImmediate(turn);
    else setTimeout(turn, afterMs);
  }

  /** Whether somebody could be sent more at once. */
  #turn(): boolean {
    const end = performance.now() + TURN_MS;
    let couldMore = true;
    while (couldMore) {
      couldMore = false;
      // As they are now: who has been served is put at the end, and comes again in the next round.
      for (const cursor of Array.from(this.#behind)) {
        const now = performance.now();
        if (now > end) return true;
        this.#behind.delete(cursor);
        const fed = cursor.feed(now);
        if (fed !== "done") this.#behind.add(cursor);
        couldMore ||= fed === "sent";
      }
    }
    return false;
  }
}
