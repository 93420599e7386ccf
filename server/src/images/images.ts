import { crc32 } from "node:zlib";
import type { BoardId, FileId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import type { ImageInfo } from "@tablee/shared/protocol/http";
import { no, yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Logger } from "../log.ts";
import type { Store } from "../store/open.ts";
import { imageIdOf } from "../store/stored-images.ts";
import type { ImageRow, Rendition } from "../store/tables.ts";
import type { Still } from "./still.ts";

/** The pictures of boards, as they are stored. */

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

export interface Address {
  readonly board: BoardId;
  readonly id: FileId;
}

function rowOf(address: Address, rendition: Rendition, { type, w, h, bytes }: Still): ImageRow {
  const { board, id } = address;
  return { board_id: board, id, rendition, type, w, h, bytes, checksum: crc32(bytes), unnamed_since: Date.now() };
}

/** The same picture again is no other one, and its time begins anew: somebody is about to name it. */
export async function putImage(store: Store, board: BoardId, still: Still): Promise<Reply<ImageInfo, "images-full">> {
  const { type, w, h } = still;
  const id = imageIdOf(still.bytes);
  const info = { id, type, w, h };
  const again = await store.db
    .updateTable("images")
    .set({ unnamed_since: Date.now() })
    .where("board_id", "=", board)
    .where("id", "=", id)
    .where("rendition", "=", "full")
    .executeTakeFirst();
  if (again.numUpdatedRows > 0n) return yes(info);
  // Several at the same moment may each still see room: the bound is on a disk, and theirs are few.
  if (!(await hasRoom(store, board, still.bytes.length))) return no("images-full");
  await store.db
    .insertInto("images")
    .values(rowOf({ board, id }, "full", still))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return yes(info);
}

async function hasRoom(store: Store, board: BoardId, bytes: number): Promise<boolean> {
  const held = await store.db
    .selectFrom("images")
    .select(({ fn }) => [
      fn.countAll<number>().filterWhere("rendition", "=", "full").as("count"),
      fn.sum<number | null>(fn<number>("length", ["bytes"])).as("bytes"),
    ])
    .where("board_id", "=", board)
    .executeTakeFirstOrThrow();
  const isRoom = held.count < limits.IMAGES_PER_BOARD_MAX_COUNT;
  return isRoom && (held.bytes ?? 0) + bytes <= limits.IMAGES_PER_BOARD_MAX_BYTES;
}

/** Beside a picture that is there and has none yet: the first stays, so that what people see does not change. */
export async function putSmall(
  store: Store,
  address: Address,
  still: Still,
): Promise<Reply<null, "not-found" | "bad-image">> {
  const full = await infoOf(store, address);
  if (!full) return no("not-found");
  if (!isSmallOf(still, full)) return no("bad-image", "size");
  await store.db
    .insertInto("images")
    .values(rowOf(address, "small", still))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return yes(null);
}

interface Sides {
  readonly w: number;
  readonly h: number;
}

/** The same shape, as far as whole pixels can have it. */
function isSmallOf(small: Sides, full: Sides): boolean {
  const scale = small.w / full.w;
  const isBounded = Math.max(small.w, small.h) <= limits.IMAGE_SMALL_SIDE_MAX_PX;
  return isBounded && scale <= 1 && Math.abs(small.h - full.h * scale) <= 1 + full.h / full.w;
}

function infoOf(store: Store, { board, id }: Address): Promise<Sides | undefined> {
  return store.db
    .selectFrom("images")
    .select(["w", "h"])
    .where("board_id", "=", board)
    .where("id", "=", id)
    .where("rendition", "=", "full")
    .executeTakeFirst();
}

export type Shown = Pick<ImageRow, "type" | "bytes">;

/** Where there is no small one, the picture itself. Undefined also when it is not what was stored. */
export async function getImage(store: Store, address: Address, wish: Rendition): Promise<Shown | undefined> {
  const row = await store.db
    .selectFrom("images")
    .select(["type", "bytes", "checksum"])
    .where("board_id", "=", address.board)
    .where("id", "=", address.id)
    .where("rendition", "in", ["full", wish])
    // “small” comes behind “full”.
    .orderBy("rendition", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && crc32(row.bytes) === row.checksum ? row : undefined;
}

/** Lets the pictures go that no content of their board names any more. One board at a time: others want the store too. */
export async function sweepImages(store: Store, now: number): Promise<number> {
  const boards = await store.db.selectFrom("images").select("board_id").distinct().execute();
  const since = now - limits.IMAGE_UNNAMED_KEPT_DAYS * DAY_MS;
  let gone = 0;
  for (const { board_id: board } of boards) gone += await store.ask("sweep", { board, now, since });
  return gone;
}

/** Every few hours, and soon after a start: a house that is restarted each night sweeps too. Answers how to end it. */
export function keepSweeping(store: Store, logger: Logger): () => void {
  const work = async (): Promise<void> => {
    try {
      const gone = await sweepImages(store, Date.now());
      if (gone > 0) logger.info({ gone }, "pictures that nothing names any more are gone");
    } catch (error) {
      logger.warn({ err: error }, "pictures could not be looked through");
    }
  };
  const first = setTimeout(() => void work(), FIRST_AFTER_MS);
  const timer = setInterval(() => void work(), limits.IMAGES_LOOKED_THROUGH_EVERY_HOURS * HOUR_MS);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

const FIRST_AFTER_MS = 60_000;
