import * as limits from "@tablee/shared/limits";
import type { Logger } from "../log.ts";
import type { RoomLog } from "../store/room-log.ts";
import type { Room } from "./room.ts";

/**
 * Group commit: what all rooms gathered goes to the store in one transaction. Alone and idle, at once; while one commit
 * follows another, after a short window, so that a busy house writes bigger and fewer transactions.
 */
export class Committer {
  readonly #log: RoomLog;
  readonly #logger: Logger;
  readonly #dirty = new Set<Room>();
  #running: Promise<void> | undefined;
  #lastAt = 0;

  constructor(options: { readonly log: RoomLog; readonly logger: Logger }) {
    this.#log = options.log;
    this.#logger = options.logger;
  }

  mark(room: Room): void {
    this.#dirty.add(room);
    this.#running ??= this.#run();
  }

  /** Resolves when everything marked so far is stored, or could not be. */
  async settled(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    try {
      while (this.#dirty.size > 0) {
        const busy = Date.now() - this.#lastAt < 2 * limits.WINDOW_BUSY_MS;
        await pause(busy ? limits.WINDOW_BUSY_MS : limits.WINDOW_IDLE_MS);
        await this.#commit();
        this.#lastAt = Date.now();
      }
    } finally {
      this.#running = undefined;
    }
  }

  async #commit(): Promise<void> {
    const rooms = [...this.#dirty];
    this.#dirty.clear();
    const batch = rooms.flatMap((room) => {
      const update = room.takeWindow();
      return update ? [{ room, update }] : [];
    });
    const seqs = new Map<Room, number>();
    try {
      const answered = batch.length > 0 ? await this.#log.append(batch.map(({ update }) => update)) : [];
      for (const [index, { room }] of batch.entries()) seqs.set(room, answered[index] ?? 0);
    } catch (error) {
      // Nothing of this window was echoed. The rooms keep it and it is tried again; clients see *not saved* meanwhile.
      this.#logger.error({ err: error, rooms: rooms.length }, "a window could not be stored");
      for (const room of rooms) {
        room.closeAll("tryLater");
        this.#dirty.add(room);
      }
      await pause(limits.SAVE_RETRY_MS);
      return;
    }
    for (const room of rooms) room.committed(seqs.get(room));
    for (const room of rooms) if (room.wantsFold) await this.#fold(room);
  }

  async #fold(room: Room): Promise<void> {
    const folded = room.foldable();
    if (!folded) return;
    try {
      await this.#log.fold(room.name, folded);
      room.folded();
    } catch (error) {
      // The log still holds everything: a fold only makes it shorter, and the next commit tries again.
      this.#logger.warn({ err: error }, "a log could not be folded");
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (ms === 0) setImmediate(resolve);
    else setTimeout(resolve, ms);
  });
}
