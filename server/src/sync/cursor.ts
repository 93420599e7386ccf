import * as limits from "@tablee/shared/limits";
import { COMPLETE_FRAME } from "./frames.ts";
import type { History } from "./history.ts";
import type { Link } from "./link.ts";

/** A turn of the loop goes to those who are behind, at most so long. */
const TURN_MS = 8;
/** What is handed over in a turn is written at its end, and that takes about a millisecond for each megabyte. */
const TURN_BYTES = 4 * 1_024 * 1_024;
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

  /** Bytes to be sent before the tail. */
  get left(): number {
    let bytes = 0;
    for (let at = this.#next; at < this.#frames.length; at += 1) bytes += this.#frames[at]?.length ?? 0;
    return bytes;
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
type Behind = Pick<Cursor, "feed" | "left">;

/**
 * Serves all who are behind, in turns that keep nobody else waiting. Whoever has the least left comes first: were a herd
 * served alike, all of them would wait for the last; so half of them have everything in half of the time, the last is
 * no later, and one who lacks little does not wait for those who lack much.
 */
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

  /** Whether somebody was sent something: what counts as full within a turn may have gone by the next. */
  #turn(): boolean {
    const end = performance.now() + TURN_MS;
    let bytes = 0;
    const order = Array.from(this.#behind, (cursor) => ({ cursor, left: cursor.left }));
    order.sort((one, other) => one.left - other.left);
    for (const { cursor } of order) {
      for (let fed = "sent"; fed === "sent" && this.#behind.has(cursor);) {
        const [now, before] = [performance.now(), cursor.left];
        if (now > end || bytes > TURN_BYTES) return true;
        this.#behind.delete(cursor);
        fed = cursor.feed(now);
        if (fed !== "done") this.#behind.add(cursor);
        bytes += Math.max(0, before - cursor.left);
      }
    }
    return bytes > 0;
  }
}
