import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { RoomLog } from "../store/room-log.ts";
import type { Room } from "./room.ts";
import type { Archive } from "./workers/archive-host.ts";

const AGAIN_AFTER_MS = 30_000;

/** Puts long logs together, one at a time, off the loop. Folds what is stored: what is ahead of the store stays out. */
export class Folds {
  readonly #log: RoomLog;
  readonly #archive: Archive;
  readonly #logger: Logger;
  readonly #due = new Set<Room>();
  readonly #notBefore = new WeakMap<Room, number>();
  #running: Promise<void> | undefined;

  constructor(options: { readonly log: RoomLog; readonly archive: Archive; readonly logger: Logger }) {
    this.#log = options.log;
    this.#archive = options.archive;
    this.#logger = options.logger;
  }

  consider(room: Room): void {
    if (room.rows < limits.LOG_FOLD_ROWS_COUNT && room.bytes < limits.LOG_FOLD_BYTES) return;
    if ((this.#notBefore.get(room) ?? 0) > performance.now()) return;
    this.#due.add(room);
    this.#running ??= this.#run();
  }

  /** Resolves when no fold is under way. */
  async settled(): Promise<void> {
    this.#due.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (const room of this.#due) {
      room.hold();
      try {
        await this.#fold(room);
      } catch (error) {
        // The log still holds everything: a fold only makes it shorter.
        this.#logger.warn({ err: error }, "a log could not be folded");
        this.#notBefore.set(room, performance.now() + AGAIN_AFTER_MS);
      }
      this.#due.delete(room);
      room.settle();
    }
    this.#running = undefined;
  }

  async #fold(room: Room): Promise<void> {
    const { seq, rows, bytes } = room;
    const { position } = room.history;
    const { stored, snapshot } = await this.#archive.fold(await room.committed());
    await this.#log.fold(room.name, { bytes: stored, seq });
    room.folded(snapshot, { position, rows, bytes });
  }
}
