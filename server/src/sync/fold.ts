import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { RoomLog } from "../store/room-log.ts";
import type { Room } from "./room.ts";
import type { Archive } from "./workers/archive-host.ts";

const AGAIN_AFTER_MS = 30_000;

function isLong({ needsFold, rows, bytes }: Room): boolean {
  return needsFold || rows >= limits.LOG_FOLD_ROWS_COUNT || bytes >= limits.LOG_FOLD_BYTES;
}

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
    if (!isLong(room) || (this.#notBefore.get(room) ?? 0) > performance.now()) return;
    this.#due.add(room);
    this.#running ??= this.#run();
  }

  /** What is stored under its name is to be gone: a fold would bring it back. One that is under way holds the room. */
  forget(room: Room): void {
    this.#due.delete(room);
  }

  /** Resolves when no fold is under way. */
  async settled(): Promise<void> {
    this.#due.clear();
    await this.#running;
  }

  async #run(): Promise<void> {
    for (const room of this.#due) {
      // From here on it is due again for what comes while it is folded, if that is much.
      this.#due.delete(room);
      if (!isLong(room)) continue;
      room.hold();
      try {
        await this.#fold(room);
      } catch (error) {
        // The log still holds everything: a fold only makes it shorter.
        this.#logger.warn({ err: error }, "a log could not be folded");
        this.#notBefore.set(room, performance.now() + AGAIN_AFTER_MS);
      }
      room.settle();
    }
    this.#running = undefined;
  }

  async #fold(room: Room): Promise<void> {
    room.needsFold = false;
    const { seq, rows, bytes } = room;
    const { position } = room.history;
    const { stored, snapshot } = await this.#archive.fold(await room.committed());
    await this.#log.fold(room.name, { bytes: stored, seq });
    room.folded(snapshot, { position, rows, bytes });
  }
}
