import { crc32 } from "node:zlib";
import { SCHEMA_VERSION } from "@tablee/shared/board/schema";
import type { BoardId, MemberId, VersionId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { VersionCause, VersionInfo } from "@tablee/shared/protocol/http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import { newId } from "./auth/secrets.ts";
import { boardOf } from "./boards.ts";
import { InTurn } from "./in-turn.ts";
import type { Logger } from "./log.ts";
import type { Compilable, Store } from "./store/open.ts";
import type { VersionRow } from "./store/tables.ts";
import type { Direct } from "./sync/transports/direct.ts";

/** What a version is made for. */
export interface VersionWish {
  readonly cause: VersionCause;
  readonly name: string | null;
  readonly by: MemberId | null;
}

/** What it takes to keep a version. */
interface Prepared {
  readonly version: VersionInfo;
  readonly writes: readonly Compilable[];
}

/** A row without its document, and how large that is. */
type Held = Omit<VersionRow, "bytes" | "version" | "schema"> & { readonly size: number };

/** One as it is stored. Yjs V2. */
export interface State {
  readonly id: VersionId;
  readonly by: MemberId | null;
  readonly bytes: Uint8Array | null;
}

/** Yjs’s second encoding, as a folded log has it. */
const ENCODING = 2;

/**
 * Earlier states of boards: whole documents, folded, so that nothing deleted before is in them. Somebody names one, or
 * the house keeps one by itself: when a phase ends or begins, before much is brought in or an earlier state comes back,
 * and some minutes after something was changed. Nobody who writes waits for any of it.
 */
export class Versions {
  readonly #store: Store;
  readonly #rooms: Pick<Direct, "folded">;
  readonly #logger: Logger;
  /** For each board: what is counted stays as it was counted. */
  readonly #turns = new InTurn<BoardId>();
  /** Boards that have changed since they were last kept by the clock. */
  readonly #clocks = new Map<BoardId, NodeJS.Timeout>();
  #isClosed = false;

  constructor(options: { readonly store: Store; readonly rooms: Pick<Direct, "folded">; readonly logger: Logger }) {
    this.#store = options.store;
    this.#rooms = options.rooms;
    this.#logger = options.logger;
  }

  /** Newest first. */
  async list(board: BoardId): Promise<VersionInfo[]> {
    return (await this.#held(board)).map(infoOf);
  }

  /**
   * One that lasts, for a transaction with something else: the row, and those that go for it. What another may keep in
   * the same moment is not counted.
   */
  prepare(board: BoardId, wish: VersionWish): Promise<Reply<Prepared, "too-many-versions">> {
    return this.#turns.run(board, () => this.#prepare(board, wish));
  }

  /** One by itself that would be the same as the newest is that one. Refused when there is no room beside those named. */
  make(board: BoardId, wish: VersionWish): Promise<Reply<VersionInfo, "too-many-versions">> {
    return this.#turns.run(board, () => this.#make(board, wish));
  }

  async content(board: BoardId, id: string): Promise<Reply<Uint8Array, "not-found" | "version-damaged">> {
    const row = await this.#store.db
      .selectFrom("versions")
      .select(["bytes", "version", "checksum"])
      .where("board_id", "=", board)
      .where("id", "=", id as VersionId)
      .executeTakeFirst();
    if (!row) return no("not-found");
    return row.version === ENCODING && crc32(row.bytes) === row.checksum ? yes(row.bytes) : no("version-damaged");
  }

  async remove(board: BoardId, id: string): Promise<boolean> {
    const done = await this.#store.db
      .deleteFrom("versions")
      .where("board_id", "=", board)
      .where("id", "=", id as VersionId)
      .executeTakeFirst();
    return done.numDeletedRows > 0n;
  }

  /** Something new is stored of this board. */
  changed(board: BoardId): void {
    if (this.#isClosed || this.#clocks.has(board)) return;
    const keep = (): void => {
      this.#clocks.delete(board);
      void this.#byItself(board, { cause: "time", name: null, by: null });
    };
    this.#clocks.set(board, setTimeout(keep, limits.VERSION_AFTER_CHANGES_MINUTES * 60_000).unref());
  }

  /** The board is no more. */
  forget(board: BoardId): void {
    clearTimeout(this.#clocks.get(board));
    this.#clocks.delete(board);
  }

  /** A phase has ended, or a first one begun: named by the phase. */
  phase(board: BoardId, { ended, begun }: { readonly ended: string | null; readonly begun: string | null }): void {
    void this.#byItself(board, { cause: ended === null ? "phase-start" : "phase-end", name: ended ?? begun, by: null });
  }

  /**
   * Lends every document of a board to `work`, for what is erased: it is to be found in no earlier state either. Until it
   * has stored what `rewriting` makes of them, none is kept. One that cannot be read any more has no bytes.
   */
  rewrite<Value>(board: BoardId, work: (states: readonly State[]) => Promise<Value>): Promise<Value> {
    return this.#turns.run(board, async () => {
      const states: State[] = [];
      for (const { id, made_by: by } of await this.#held(board)) {
        const read = await this.content(board, id);
        states.push({ id, by, bytes: read.ok ? read.value : null });
      }
      return work(states);
    });
  }

  /**
   * What writes one anew. Without bytes it goes: what cannot be read cannot be searched. `isTheirs`: whoever named it takes
   * back its name as well.
   */
  rewriting(id: VersionId, bytes: Uint8Array | null, isTheirs: boolean): Compilable {
    const { db } = this.#store;
    if (!bytes) return db.deleteFrom("versions").where("id", "=", id);
    const change = { bytes, checksum: crc32(bytes), ...(isTheirs && { name: null, made_by: null }) };
    return db.updateTable("versions").set(change).where("id", "=", id);
  }

  /** Waits for what is being kept, and keeps nothing more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const clock of this.#clocks.values()) clearTimeout(clock);
    this.#clocks.clear();
    await this.#turns.settled();
  }

  async #make(board: BoardId, wish: VersionWish): Promise<Reply<VersionInfo, "too-many-versions">> {
    const made = await this.#prepare(board, wish);
    if (!made.ok) return made;
    const { version, writes } = made.value;
    if (writes.length > 0) await this.#store.together(writes);
    return yes(version);
  }

  async #prepare(board: BoardId, { cause, name, by }: VersionWish): Promise<Reply<Prepared, "too-many-versions">> {
    const { epoch } = await boardOf(this.#store, board);
    const bytes = await this.#rooms.folded({ board, epoch });
    const held = await this.#held(board);
    const [newest] = held;
    const checksum = crc32(bytes);
    const isSame = newest?.size === bytes.length && newest.checksum === checksum;
    if (!isLasting(cause) && newest && isSame) return yes({ version: infoOf(newest), writes: [] });
    // Made by newId just now: the brand says no more than that.
    const id = newId() as VersionId;
    // Later than the one before, whatever somebody did to the clock: the list is in the order in which they were made.
    const made_at = Math.max(Date.now(), (newest?.made_at ?? 0) + 1);
    const row = { id, board_id: board, cause, name, made_by: by, made_at, checksum };
    const gone = outdated([{ ...row, size: bytes.length }, ...held]);
    if (gone === null) return no("too-many-versions");
    const { db } = this.#store;
    const writes = [
      db.insertInto("versions").values({ ...row, bytes, version: ENCODING, schema: SCHEMA_VERSION }),
      ...gone.map((one) => db.deleteFrom("versions").where("id", "=", one)),
    ];
    return yes({ version: infoOf({ ...row, size: bytes.length }), writes });
  }

  #held(board: BoardId): Promise<Held[]> {
    return this.#store.db
      .selectFrom("versions")
      .select(["id", "board_id", "cause", "name", "made_by", "made_at", "checksum"])
      .select(({ fn }) => fn<number>("length", ["bytes"]).as("size"))
      .where("board_id", "=", board)
      .orderBy("made_at", "desc")
      .execute();
  }

  /** Nobody asked for it, and nobody waits for it. */
  async #byItself(board: BoardId, wish: VersionWish): Promise<void> {
    if (this.#isClosed) return;
    try {
      await this.make(board, wish);
    } catch (error) {
      this.#logger.warn({ err: error, cause: wish.cause }, "a state could not be kept");
    }
  }
}

function infoOf({ id, made_at, cause, name, made_by, size }: Held): VersionInfo {
  return { id, at: made_at, cause, name, by: made_by, bytes: size };
}

/** Nothing newer takes its place by itself. */
function isLasting(cause: VersionCause): boolean {
  return cause === "named" || cause === "meeting";
}

/**
 * Which have to go for the first of them, newest first; null when it cannot be kept: there are too many named ones, or
 * they leave it no room.
 */
function outdated(all: readonly Held[]): VersionId[] | null {
  if (all.filter(({ cause }) => cause === "named").length > limits.VERSIONS_NAMED_MAX_COUNT) return null;
  const automatic = all.filter(({ cause }, at) => !isLasting(cause) && at > 0);
  const room = limits.VERSIONS_AUTOMATIC_MAX_COUNT - (all[0] && isLasting(all[0].cause) ? 0 : 1);
  const gone = automatic.slice(room);
  const left = automatic.slice(0, room);
  const over = (): boolean =>
    all.reduce((sum, one) => (gone.includes(one) ? sum : sum + one.size), 0) > limits.VERSIONS_PER_BOARD_MAX_BYTES;
  while (over()) {
    const oldest = left.pop();
    if (!oldest) return null;
    gone.push(oldest);
  }
  return gone.map(({ id }) => id);
}
