import { crc32 } from "node:zlib";
import type { Kysely } from "kysely";
import * as Y from "yjs";
import type { MemberId } from "@tablee/shared/ids";
import type { Tables } from "./tables.ts";

/** The stored side of a room: an append-only log of updates over a folded snapshot. */

export interface LoggedUpdate {
  readonly room: string;
  /** Yjs V1. */
  readonly bytes: Uint8Array;
  readonly owners: readonly { readonly clientId: number; readonly member: MemberId }[];
}

export interface StoredRoom {
  /** Yjs V1 updates, oldest first. */
  readonly updates: readonly Uint8Array[];
  readonly owners: ReadonlyMap<number, MemberId>;
  readonly rows: number;
  readonly bytes: number;
  /** Rows that no longer match their checksum. Everything before the first of them is served. */
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
    const rows = await this.#db
      .selectFrom("updates")
      .selectAll()
      .where("room", "=", room)
      .where("seq", ">", snapshot?.seq ?? 0)
      .orderBy("seq")
      .execute();
    if (!snapshot && rows.length === 0) return undefined;
    const stored = snapshot ? [snapshot, ...rows] : rows;
    const torn = stored.findIndex((row) => crc32(row.bytes) !== row.checksum);
    const sound = torn === -1 ? stored : stored.slice(0, torn);
    if (torn !== -1) await this.#setAside(room);
    const owners = await this.#db.selectFrom("client_ids").selectAll().where("room", "=", room).execute();
    const updates = sound.map((row) => (row.version === 2 ? Y.convertUpdateFormatV2ToV1(row.bytes) : row.bytes));
    if (torn > 0) await this.append([{ room, bytes: Y.mergeUpdates(updates), owners: [] }]);
    return {
      updates,
      owners: new Map(owners.map((row) => [row.client_id, row.member_id])),
      rows: rows.length,
      bytes: rows.reduce((sum, row) => sum + row.bytes.length, 0),
      damaged: stored.length - sound.length,
    };
  }

  /**
   * Moves what is stored of a damaged room out of the way, and keeps it for repair. The caller stores what it serves
   * anew: written behind a bad row, later changes would never be read again.
   */
  async #setAside(room: string): Promise<void> {
    const aside = `${room}!damaged-${Date.now()}`;
    await this.#db.transaction().execute(async (transaction) => {
      await transaction.updateTable("snapshots").set({ room: aside }).where("room", "=", room).execute();
      await transaction.updateTable("updates").set({ room: aside }).where("room", "=", room).execute();
    });
  }

  /** All windows of the process in one transaction: one wait for the disk, however many rooms are busy. */
  async append(batch: readonly LoggedUpdate[]): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      for (const { room, bytes, owners } of batch) {
        await transaction
          .insertInto("updates")
          .values({ room, bytes, version: 1, checksum: crc32(bytes) })
          .execute();
        for (const { clientId, member } of owners) {
          await transaction
            .insertInto("client_ids")
            .values({ room, client_id: clientId, member_id: member })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      }
    });
  }

  /** Replaces the log of a room by one snapshot of the same content. `bytes`: Yjs V2. */
  async fold(room: string, bytes: Uint8Array): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const last = await transaction
        .selectFrom("updates")
        .select(({ fn }) => fn.max("seq").as("seq"))
        .where("room", "=", room)
        .executeTakeFirst();
      if (!last || last.seq === null) return;
      const row = { seq: last.seq, bytes, version: 2, checksum: crc32(bytes) };
      await transaction
        .insertInto("snapshots")
        .values({ room, ...row })
        .onConflict((conflict) => conflict.column("room").doUpdateSet(row))
        .execute();
      await transaction.deleteFrom("updates").where("room", "=", room).where("seq", "<=", last.seq).execute();
    });
  }
}
