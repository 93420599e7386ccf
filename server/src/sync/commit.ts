import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { Meter } from "../metrics/meter.ts";
import type { Beside } from "../store/calls.ts";
import { StoreError } from "../store/errors.ts";
import type { LoggedUpdate, RoomLog } from "../store/room-log.ts";
import type { Room } from "./room.ts";
import type { JudgedWindow } from "./window.ts";

/** Batches that wait for their transaction: a store that does not follow holds up what else is to be judged. */
const AHEAD_MAX_COUNT = 8;

/**
 * Group commit: the judged windows of all rooms go to the store in one transaction, and only then is anything said of
 * them: one frame per room to everybody, the senders included. That echo is what clients call *saved*.
 *
 * One transaction at a time: where the disk is slow the next is the larger, and nobody waits for more than two.
 */
export class Commits {
  readonly #log: RoomLog;
  readonly #logger: Logger;
  readonly #meter: Meter;
  readonly #onStored: (windows: readonly JudgedWindow[]) => void;
  readonly #onFailure: () => void;
  readonly #onWithdrawn: (room: Room) => void;
  readonly #onIdle: () => void;
  /** Judged while something else is being stored, oldest first. */
  #ahead: (readonly JudgedWindow[])[] = [];
  #storing: Promise<void> | undefined;
  #isSaving = true;

  constructor(options: {
    readonly log: RoomLog;
    readonly logger: Logger;
    readonly meter: Meter;
    /** Called in the turn in which they are said. */
    readonly onStored: (windows: readonly JudgedWindow[]) => void;
    /** Something could not be stored, and is tried again. */
    readonly onFailure: () => void;
    /** What was accepted of a room last is given up: its document holds too much. */
    readonly onWithdrawn: (room: Room) => void;
    /** All is stored. */
    readonly onIdle: () => void;
  }) {
    this.#log = options.log;
    this.#logger = options.logger;
    this.#meter = options.meter;
    this.#onStored = options.onStored;
    this.#onFailure = options.onFailure;
    this.#onWithdrawn = options.onWithdrawn;
    this.#onIdle = options.onIdle;
  }

  /** Whether the store took what it was last given. */
  get isSaving(): boolean {
    return this.#isSaving;
  }

  get isStoring(): boolean {
    return this.#storing !== undefined;
  }

  /** Comes back when more may be judged. */
  async add(judged: readonly JudgedWindow[]): Promise<void> {
    if (judged.length > 0) {
      this.#ahead.push(judged);
      this.#storing ??= this.#storeAll();
    }
    if (this.#ahead.length >= AHEAD_MAX_COUNT) await this.#storing;
  }

  async #storeAll(): Promise<void> {
    while (this.#ahead.length > 0) await this.#store(this.#ahead.splice(0).flat());
    this.#storing = undefined;
    this.#onIdle();
  }

  /** Comes back when all of it is stored and said, however often that has to be tried. */
  async #store(windows: readonly JudgedWindow[]): Promise<void> {
    const { left, seqs } = await this.#append(windows);
    for (const window of left) {
      window.room.stored(window.change, window.change.update ? seqs.shift() : undefined);
      this.#measure(window);
      for (const { sent, micros } of window.waiting) {
        sent.together?.onStored();
        sent.connection.settle(micros);
        window.room.settle();
      }
    }
    this.#onStored(left);
  }

  #measure({ room, change, waiting }: JudgedWindow): void {
    const now = performance.now();
    for (const { sent } of waiting) this.#meter.observe("echo", now - sent.at);
    const taken = waiting.length - change.known.length;
    if (change.update) this.#meter.add("windows");
    this.#meter.add("updates", taken);
    this.#meter.add("delivered", taken * room.connections.size);
  }

  async #append(
    windows: readonly JudgedWindow[],
  ): Promise<{ readonly left: readonly JudgedWindow[]; readonly seqs: number[] }> {
    for (let left = windows; ;) {
      const { written, beside } = batchOf(left);
      if (written.length === 0) return { left, seqs: [] };
      try {
        const since = performance.now();
        const seqs = await this.#log.append(written, beside);
        this.#meter.add("commits");
        this.#meter.observe("commit", performance.now() - since);
        this.#isSaving = true;
        return { left, seqs };
      } catch (error) {
        // Nothing of this was echoed. It is kept and tried again; clients see *not saved* meanwhile.
        this.#isSaving = false;
        this.#meter.add("commitFailures");
        this.#logger.error({ err: error, rooms: windows.length }, "a window could not be stored");
        for (const { room } of [...windows, ...this.#ahead.flat()]) room.closeAll("tryLater");
        this.#onFailure();
        // Of a store whose thread has died nobody knows what it did: the same once more is harmless, something else is not.
        const isUnknown = error instanceof StoreError && error.code === "ERR_STORE_ENDED";
        if (!isUnknown) left = left.filter((window) => !this.#withdrawn(window));
      }
      await new Promise((resolve) => {
        setTimeout(resolve, limits.SAVE_RETRY_MS);
      });
    }
  }

  /** What the house writes is not tried again: somebody waits for the answer, and the step it belongs to is not made. */
  #withdrawn({ room, change, waiting }: JudgedWindow): boolean {
    if (!waiting.some(({ sent }) => sent.together)) return false;
    room.withdraw(change);
    this.#onWithdrawn(room);
    for (const { sent, micros } of waiting) {
      sent.connection.settle(micros);
      room.settle();
    }
    return true;
  }
}

/** The rows of windows first and in their order, then what the house writes besides. */
function batchOf(windows: readonly JudgedWindow[]): {
  readonly written: readonly LoggedUpdate[];
  readonly beside: Beside;
} {
  const rows = windows.flatMap(({ room, change: { update, owners } }) =>
    update ? [{ room: room.name, bytes: update, owners }] : [],
  );
  const together = windows.flatMap(({ waiting }) => waiting.flatMap(({ sent }) => sent.together ?? []));
  return {
    written: [...rows, ...together.flatMap((one) => one.rows)],
    beside: { also: together.flatMap(({ also }) => also), drop: together.flatMap(({ drop }) => drop) },
  };
}
