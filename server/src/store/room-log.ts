import { crc32 } from "node:zlib";
import type { Kysely } from "kysely";
import type { MemberId } from "@tablee/shared/ids";
import type { Tables } from "./tables.ts";

/** The stored side of a room: an append-only log of updates over a folded snapshot. Bytes only: nothing here reads them. */

export interface LoggedUpdate {
  readonly room: string;
  /** Yjs V1. */
  readonly bytes: Uint8Array;
  readonly owners: readonly { readonly clientId: number; readonly member: MemberId }[];
}

export interface StoredRow {
  readonly bytes: Uint8Array;
  /** Yjs encoding. V2 bytes read as V1 give no error and no content. */
  readonly version: 1 | 2;
}

export interface StoredRoom {
  /** Oldest first; a snapshot, when there is one, is the first. */
  readonly rows: readonly StoredRow[];
  readonly owners: ReadonlyMap<number, MemberId>;
  /** The last row of the log that is served. */
  readonly seq: number;
  /** Of the log, without the snapshot: what a fold would put together. */
  readonly logRows: number;
  readonly logBytes: number;
  /** Rows that no longer match their checksum, and those after them. Everything before the first of them is served. */
  readonly damaged: number;
}

export class RoomLog {
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** Undefined when nothing was ever stored under that name. */
  async load(room: string): Promise<StoredRoom | undefined> {
    const snapshot = await this.#db.selectFrom("snapshots").selectAll().where("room", "=", room).executeTakeFirst();
    const log = await this.#db
      .selectFrom("updates")
      .selectAll()
      .where("room", "=", room)
      .where("seq", ">", snapshot?.seq ?? 0)
      .orderBy("seq")
      .execute();
    if (!snapshot && log.length === 0) return undefined;
    const stored = snapshot ? [snapshot, ...log] : log;
    const torn = stored.findIndex((row) => crc32(row.bytes) !== row.checksum);
    const sound = torn === -1 ? stored : stored.slice(0, torn);
    const owners = await this.#db.selectFrom("client_ids").selectAll().where("room", "=", room).execute();
    const served = torn === -1 ? sound : await this.#setAside(room, sound);
    const inLog = snapshot && torn === -1 ? served.slice(1) : served;
    return {
      rows: served.map(({ bytes, version }) => ({ bytes, version: version === 2 ? 2 : 1 })),
      owners: new Map(owners.map((row) => [row.client_id, row.member_id])),
      seq: served.at(-1)?.seq ?? 0,
      logRows: inLog.length,
      logBytes: inLog.reduce((sum, row) => sum + row.bytes.length, 0),
      damaged: stored.length - sound.length,
    };
  }

  /**
   * Moves what is stored of a damaged room out of the way, and keeps it for repair. What is served is stored anew in the
   * same transaction: written behind a bad row, later changes would never be read again.
   */
  async #setAside(room: string, sound: readonly Omit<UpdateCopy, "room">[]): Promise<UpdateCopy[]> {
    const aside = `${room}!damaged-${Date.now()}`;
    return this.#db.transaction().execute(async (transaction) => {
      await transaction.updateTable("snapshots").set({ room: aside }).where("room", "=", room).execute();
      await transaction.updateTable("updates").set({ room: aside }).where("room", "=", room).execute();
      const again: UpdateCopy[] = [];
      for (const { bytes, version, checksum } of sound) {
        const row = { room, bytes, version, checksum };
        const { seq } = await transaction.insertInto("updates").values(row).returning("seq").executeTakeFirstOrThrow();
        again.push({ ...row, seq });
      }
      return again;
    });
  }

  /**
   * All windows of the process in one transaction: one wait for the disk, however many rooms are busy. Answers the row
   * of each, in the order of the batch.
   */
  async append(batch: readonly LoggedUpdate[]): Promise<number[]> {
    return this.#db.transaction().execute(async (transaction) => {
      const seqs: number[] = [];
      for (const { room, bytes, owners } of batch) {
        const { seq } = await transaction
          .insertInto("updates")
          .values({ room, bytes, version: 1, checksum: crc32(bytes) })
          .returning("seq")
          .executeTakeFirstOrThrow();
        seqs.push(seq);
        for (const { clientId, member } of owners) {
          await transaction
            .insertInto("client_ids")
            .values({ room, client_id: clientId, member_id: member })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      }
      return seqs;
    });
  }

  /** Replaces the log of a room, up to row `seq`, by one snapshot of the same content. `bytes`: Yjs V2. */
  async fold(room: string, { bytes, seq }: { readonly bytes: Uint8Array; readonly seq: number }): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const row = { seq, bytes, version: 2, checksum: crc32(bytes) };
      await transaction
        .insertInto("snapshots")
        .values({ room, ...row })
        .onConflict((conflict) => conflict.column("room").doUpdateSet(row))
        .execute();
      await transaction.deleteFrom("updates").where("room", "=", room).where("seq", "<=", seq).execute();
    });
  }
}

interface UpdateCopy {
  readonly seq: number;
  readonly room: string;
  readonly bytes: Uint8Array;
  readonly version: number;
  readonly checksum: number;
}
