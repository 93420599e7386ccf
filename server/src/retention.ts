import type { BoardId } from "@tablee/shared/ids";
import type { SessionCommand } from "@tablee/shared/session/reducer";
import { forgetMembers } from "./boards.ts";
import type { Logger } from "./log.ts";
import { datedBoards, eraseBoard, eraseRooms } from "./store/erase-board.ts";
import type { Store } from "./store/open.ts";
import { expiringStories } from "./store/expiring-stories.ts";
import type { Vault } from "./stories/vault.ts";
import type { Direct } from "./sync/transports/direct.ts";

/** What else holds something of a board in memory, and lets it go. */
export interface Holder {
  forget(board: BoardId): void;
}

type Expire = Extract<SessionCommand, { readonly kind: "story.expire" }>;

export interface RetentionParts {
  readonly store: Store;
  readonly rooms: Pick<Direct, "leave">;
  readonly vault: Pick<Vault, "swept">;
  /** In the turn of its table. */
  readonly live: { asHouse(board: BoardId, command: Expire): Promise<{ readonly ok: boolean }> };
  readonly logger: Logger;
  /** Tells those who are there, and whatever keeps something of the board. */
  readonly holders: readonly Holder[];
  /** The calendar: a date stays the same date when somebody sets the clock right. */
  readonly now: () => number;
}

/** Timers count no further than this, and a clock that was set is noticed within it. */
const LOOK_AT_LEAST_EVERY_MS = 3_600_000;
/** After a start, a failure: others want the store too. */
const SOON_MS = 1_000;
const AGAIN_AFTER_MS = 60_000;

/**
 * Deletes tables on the date that was told to all. What was stored of them is written over in the database, with the log
 * of the room, its snapshots, the earlier states, the pictures, the seats and the links; the keys of stories are destroyed.
 * Stories go before their table where it keeps them for so many days.
 */
export class Retention {
  readonly #parts: RetentionParts;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isClosed = false;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
    this.#lookIn(SOON_MS);
  }

  /** A date was set or called off. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  #lookIn(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => void this.look(), Math.min(Math.max(ms, 0), LOOK_AT_LEAST_EVERY_MS)).unref();
  }

  async #look(): Promise<void> {
    const { store, logger, now } = this.#parts;
    try {
      const dated = await datedBoards(store);
      for (const { board, at } of dated) if (at <= now() && !this.#isClosed) await this.#erase(board);
      const next = dated.find(({ at }) => at > now())?.at ?? Infinity;
      this.#lookIn(Math.min(next, await this.#expire()) - now());
    } catch (error) {
      logger.warn({ err: error }, "tables that are to be deleted could not be looked through");
      this.#lookIn(AGAIN_AFTER_MS);
    }
  }

  /** Stories whose days are over; answers when the next ones go. */
  async #expire(): Promise<number> {
    const { store, live, now } = this.#parts;
    const { over, next } = await expiringStories(store, now());
    let isDone = true;
    for (const [board, stories] of over) {
      if (this.#isClosed) break;
      const reply = await live.asHouse(board, { kind: "story.expire", stories, why: "days" });
      isDone &&= reply.ok;
    }
    return isDone ? (next ?? Infinity) : now() + AGAIN_AFTER_MS;
  }

  /** The seats first, so that nobody comes in any more; the room’s bytes again at the end, when nobody writes them. */
  async #erase(board: BoardId): Promise<void> {
    const { store, rooms, vault, holders, logger } = this.#parts;
    await eraseBoard(store, board);
    forgetMembers(store, board);
    for (const holder of holders) holder.forget(board);
    await rooms.leave(board);
    await eraseRooms(store, board);
    await vault.swept();
    logger.info("a table was deleted on its date");
  }
}
