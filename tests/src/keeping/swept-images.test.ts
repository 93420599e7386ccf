import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { crc32 } from "node:zlib";
import * as Y from "yjs";
import { expect, test, vi } from "vitest";
import type { BoardId, FileId } from "@tablee/shared/ids";
import { isId } from "@tablee/shared/ids";
import * as limits from "@tablee/shared/limits";
import { getImage, keepSweeping, putImage, putSmall, sweepImages } from "@tablee/server/images/images";
import { readStill } from "@tablee/server/images/read-still";
import { pngOf } from "@tablee/server/images/samples";
import type { Still } from "@tablee/server/images/still";
import { createLog } from "@tablee/server/log";
import { openStore } from "@tablee/server/store/open";
import { RoomLog } from "@tablee/server/store/room-log";
import { imageIdOf, namesIn } from "@tablee/server/store/stored-images";

const BOARD = "board" as BoardId;
const DAY_MS = 86_400_000;
const KEPT_MS = limits.IMAGE_UNNAMED_KEPT_DAYS * DAY_MS;

function stillOf(grey: number): Still {
  const still = readStill(pngOf(8, 6, { grey }));
  if (!still.ok) throw new Error(still.reason);
  return still.value;
}

async function openBoards(...boards: readonly BoardId[]) {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-images-"));
  const store = await openStore(dataDir);
  for (const id of boards)
    await store.db
      .insertInto("boards")
      .values({ id, title: "T", locale: "fr", template: "free", code: id, code_at: 0, epoch: 1, created_at: 0 })
      .execute();
  const put = async (grey: number, board = BOARD): Promise<FileId> => {
    const made = await putImage(store, board, stillOf(grey));
    if (!made.ok) throw new Error(made.reason);
    return made.value.id;
  };
  const isThere = async (id: FileId, board = BOARD): Promise<boolean> =>
    (await getImage(store, { board, id }, "full")) !== undefined;
  const dispose = async (): Promise<void> => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, dataDir, put, isThere, [Symbol.asyncDispose]: dispose };
}

/** A document with a shape that names a picture, as one update. */
function naming(file: string): Y.Doc {
  const doc = new Y.Doc();
  const shape = new Y.Map<unknown>();
  doc.getMap("shapes").set("shape", shape);
  shape.set("kind", "image");
  shape.set("file", file);
  return doc;
}

test("STO28 a picture is named by what it is, in a form that is an id, and found by its name in both encodings", () => {
  const ids = Array.from({ length: 64 }, (_, at) => imageIdOf(Buffer.from([at])));
  for (const id of ids) expect(id).toSatisfy(isId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    const doc = naming(id);
    for (const bytes of [Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdateV2(doc)]) {
      const names = new Set<string>();
      namesIn(bytes, names);
      expect([...names]).toEqual([id]);
    }
  }
  const none = new Set<string>();
  namesIn(Buffer.from("image-"), none);
  expect(none).not.toContain(ids[0]);
});

test("STO29 a picture goes once nothing stored of its board has named it for days, and none that is named", async () => {
  const other = "other" as BoardId;
  await using boards = await openBoards(BOARD, other);
  const { store, put, isThere } = boards;
  const [named, unnamed, late] = [await put(1), await put(2), await put(3)];
  const elsewhere = await put(1, other);
  expect(elsewhere).toBe(named);
  const log = new RoomLog(store);
  const doc = naming(named);
  const [seq = 0] = await log.append([{ room: "board.1", bytes: Y.encodeStateAsUpdate(doc), owners: [] }]);

  const now = Date.now();
  expect(await sweepImages(store, now + KEPT_MS - 1_000)).toBe(0);
  // Sent again, or named again: its time begins anew.
  await store.db
    .updateTable("images")
    .set({ unnamed_since: now + KEPT_MS })
    .where("id", "=", late)
    .execute();
  expect(await sweepImages(store, now + KEPT_MS + 60_000)).toBe(2);
  expect([await isThere(named), await isThere(unnamed), await isThere(late)]).toEqual([true, false, true]);
  // Of another board, what names it here does not count.
  expect(await isThere(elsewhere, other)).toBe(false);

  // No longer named once the log is folded; then it stays as long as one may want it back.
  doc.getMap("shapes").delete("shape");
  await log.fold("board.1", { bytes: Y.encodeStateAsUpdateV2(doc), seq });
  const gone = now + 100 * DAY_MS;
  await sweepImages(store, gone);
  expect(await isThere(named)).toBe(true);
  expect(await sweepImages(store, gone + KEPT_MS + 1_000)).toBe(1);
  expect(await isThere(named)).toBe(false);
});

test("STO29 what an earlier state of the board names stays too", async () => {
  await using boards = await openBoards(BOARD);
  const { store, put, isThere, dataDir } = boards;
  const [named, unnamed] = [await put(1), await put(2)];
  const database = new DatabaseSync(path.join(dataDir, "tablee.sqlite"), { timeout: 5_000 });
  // The columns that the sweep reads, and those that must be filled.
  database.exec(
    "create table if not exists versions (id text, board_id text, cause text, made_at integer, schema integer, bytes blob, version integer, checksum integer)",
  );
  const bytes = Y.encodeStateAsUpdateV2(naming(named));
  database
    .prepare(
      "insert into versions (id, board_id, cause, made_at, schema, bytes, version, checksum) values ('v', ?, 'named', 0, 1, ?, 2, ?)",
    )
    .run(BOARD, bytes, crc32(bytes));
  database.close();
  expect(await sweepImages(store, Date.now() + KEPT_MS + 1_000)).toBe(1);
  expect([await isThere(named), await isThere(unnamed)]).toEqual([true, false]);
});

test("STO30 while something stored of a board is damaged, none of its pictures goes", async () => {
  await using boards = await openBoards(BOARD);
  const { store, put, isThere } = boards;
  const id = await put(1);
  await new RoomLog(store).append([{ room: "board.1", bytes: Y.encodeStateAsUpdate(naming("x")), owners: [] }]);
  await store.db.updateTable("updates").set({ checksum: 1 }).execute();
  expect(await sweepImages(store, Date.now() + 100 * DAY_MS)).toBe(0);
  expect(await isThere(id)).toBe(true);
});

test("STO31 with its board a picture is gone, also its small one, and another board keeps its own", async () => {
  const other = "other" as BoardId;
  await using boards = await openBoards(BOARD, other);
  const { store, put, isThere } = boards;
  const id = await put(1);
  await put(1, other);
  expect((await putSmall(store, { board: BOARD, id }, stillOf(1))).ok).toBe(true);
  await store.db.deleteFrom("boards").where("id", "=", BOARD).execute();
  expect(await isThere(id)).toBe(false);
  expect(await isThere(id, other)).toBe(true);
  expect(await store.db.selectFrom("images").select("rendition").execute()).toEqual([{ rendition: "full" }]);
});

test("STO32 what is no longer what was stored is shown to nobody", async () => {
  await using boards = await openBoards(BOARD);
  const { store, put, isThere } = boards;
  const id = await put(1);
  await store.db
    .updateTable("images")
    .set({ bytes: stillOf(2).bytes })
    .execute();
  expect(await isThere(id)).toBe(false);
});

test("LIM100 the pictures of a board are looked through by themselves every few hours", async () => {
  await using boards = await openBoards(BOARD);
  const { store, put, isThere } = boards;
  const id = await put(1);
  await store.db.updateTable("images").set({ unnamed_since: 1 }).execute();
  vi.useFakeTimers({ toFake: ["setInterval", "setTimeout"] });
  const stop = keepSweeping(store, createLog("silent"));
  vi.advanceTimersByTime(limits.IMAGES_LOOKED_THROUGH_EVERY_HOURS * 3_600_000);
  vi.useRealTimers();
  await expect.poll(() => isThere(id)).toBe(false);
  stop();
});
