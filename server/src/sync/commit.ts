import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { Meter } from "../metrics/meter.ts";
import type { RoomLog } from "../store/room-log.ts";
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
    /** All is stored. */
    readonly onIdle: () => void;
  }) {
    this.#log = options.log;
    this.#logger = options.logger;
    this.#meter = options.meter;
    this.#onStored = options.onStored;
    this.#onFailure = options.onFailure;
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
    const written = windows.flatMap(({ room, change: { update, owners } }) =>
      update ? [{ room: room.name, bytes: update, owners }] : [],
    );
    const seqs = written.length > 0 ? await this.#append(written, windows) : [];
    for (const window of windows) {
      window.room.stored(window.change, window.change.update ? seqs.shift() : undefined);
      this.#measure(window);
      for (const { sent, micros } of window.waiting) {
        sent.connection.settle(micros);
        window.room.settle();
      }
    }
    this.#onStored(windows);
  }

  #measure({ room, change, waiting }: JudgedWindow): void {
    const now = performance.now();
    for (const { sent } of waiting) this.#meter.observe("echo", now - sent.at);
    const taken = waiting.length - change.known.length;
    if (change.update) this.#meter.add("windows");
    this.#meter.add("updates", taken);
    this.#meter.add("delivered", taken * room.connections.size);
  }

  async #append(written: Parameters<RoomLog["append"]>[0], windows: readonly JudgedWindow[]): Promise<number[]> {
    for (;;) {
      try {
        const since = performance.now();
        const seqs = await this.#log.append(written);
        this.#meter.add("commits");
        this.#meter.observe("commit", performance.now() - since);
        this.#isSaving = true;
        return seqs;
      } catch (error) {
        // Nothing of this was echoed. It is kept and tried again; clients see *not saved* meanwhile.
        this.#isSaving = false;
        this.#meter.add("commitFailures");
        this.#logger.error({ err: error, rooms: windows.length }, "a window could not be stored");
        for (const { room } of [...windows, ...this.#ahead.flat()]) room.closeAll("tryLater");
        this.#onFailure();
      }
      await new Promise((resolve) => {
        setTimeout(resolve, limits.SAVE_RETRY_MS);
      });
    }
  }
}
