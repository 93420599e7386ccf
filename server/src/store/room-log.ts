import type { MemberId } from "@tablee/shared/ids";
import { pack, unpack } from "../parcel.ts";
import type { Parcel } from "../parcel.ts";
import type { Beside, Owner } from "./calls.ts";
import type { Store } from "./open.ts";
import { scrub } from "./scrub.ts";

/** The stored side of a room: an append-only log of updates over a folded snapshot. Bytes only: nothing here reads them. */

export interface LoggedUpdate {
  readonly room: string;
  /** Yjs V1. */
  readonly bytes: Uint8Array;
  readonly owners: readonly Owner[];
}

export interface StoredRow {
  readonly bytes: Uint8Array;
  /** Yjs encoding. V2 bytes read as V1 give no error and no content. */
  readonly version: 1 | 2;
}

export interface StoredRoom {
  /** Oldest first; a snapshot, when there is one, is the first. */
  readonly rows: readonly StoredRow[];
  /** What the rows are views of: once it is handed over to another thread, they are empty. */
  readonly parcel: Parcel;
  readonly owners: ReadonlyMap<number, MemberId>;
  /** The last row of the log that is served. */
  readonly seq: number;
  /** Of the log, without the snapshot: what a fold would put together. */
  readonly logRows: number;
  readonly logBytes: number;
  /** Rows that no longer match their checksum, and those after them. Everything before the first of them is served. */
  readonly damaged: number;
}

const NOTHING_BESIDE: Beside = { also: [], drop: [] };

export class RoomLog {
  readonly #store: Pick<Store, "ask">;

  constructor(store: Pick<Store, "ask">) {
    this.#store = store;
  }

  /**
   * Undefined when nothing was ever stored under that name. Throws StoreError when there is something that may not be
   * served: damaged from its first row on (`ERR_ROOM_DAMAGED`), or in an encoding of a later build (`ERR_ROOM_VERSION`).
   */
  async load(room: string): Promise<StoredRoom | undefined> {
    const loaded = await this.#store.ask("load", room);
    if (!loaded) return undefined;
    const { parcel, owners, hasSnapshot, damaged } = loaded;
    const bytes = unpack(parcel);
    const rows = loaded.rows.map(({ version }, at) => ({ version, bytes: bytes[at] ?? new Uint8Array() }));
    const inLog = hasSnapshot ? rows.slice(1) : rows;
    return {
      rows,
      parcel,
      owners: new Map(owners),
      seq: loaded.rows.at(-1)?.seq ?? 0,
      logRows: inLog.length,
      logBytes: inLog.reduce((sum, { bytes }) => sum + bytes.length, 0),
      damaged,
    };
  }

  /**
   * All windows of the process in one transaction: one wait for the disk, however many rooms are busy. Answers the row
   * of each, in the order of the batch. `beside`: what is written with them, or not at all.
   */
  async append(batch: readonly LoggedUpdate[], beside: Beside = NOTHING_BESIDE): Promise<number[]> {
    const parcel = pack(batch.map(({ bytes }) => bytes));
    const windows = batch.map(({ room, owners }) => ({ room, owners }));
    return this.#store.ask("append", { parcel, windows, ...beside }, [parcel.buffer]);
  }

  /** Leaves nothing of dropped rooms in the files. */
  scrub(failed: (error: unknown) => void): Promise<void> {
    return scrub(this.#store, failed);
  }

  /** Replaces the log of a room, up to row `seq`, by one snapshot of the same content. `bytes`: Yjs V2. */
  async fold(room: string, { bytes, seq }: { readonly bytes: Uint8Array; readonly seq: number }): Promise<void> {
    // Whoever folds still serves from these bytes: a copy is handed over.
    const copy = new Uint8Array(bytes);
    await this.#store.ask("fold", { room, bytes: copy, seq }, [copy.buffer]);
  }
}
