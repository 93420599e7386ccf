import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { openStore } from "./open.ts";
import type { Store } from "./open.ts";
import { RoomLog } from "./room-log.ts";

async function openFolder() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-log-"));
  const store = await openStore(dataDir);
  const dispose = async (): Promise<void> => {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, [Symbol.asyncDispose]: dispose };
}

test("STO1 after a damaged row what came before is served, and what is written later is kept", async () => {
  await using folder = await openFolder();
  const { store } = folder;
  const log = new RoomLog(store);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  for (const text of ["one", "two", "three"]) doc.getMap("cards").set(text, 1);
  for (const bytes of updates) await log.append([{ room: "r", bytes, owners: [] }]);
  await store.db.updateTable("updates").set({ checksum: 1 }).where("seq", "=", 2).execute();

  const served = await log.load("r");
  expect(served?.damaged).toBe(2);
  const again = new Y.Doc();
  for (const { bytes } of served?.rows ?? []) Y.applyUpdate(again, bytes);
  expect([...again.getMap("cards").keys()]).toEqual(["one"]);

  again.on("update", (update: Uint8Array) => updates.push(update));
  again.getMap("cards").set("later", 1);
  const [seq = 0] = await log.append([{ room: "r", bytes: updates.at(-1) ?? new Uint8Array(), owners: [] }]);
  await log.fold("r", { bytes: Y.encodeStateAsUpdateV2(again), seq });
  const last = new Y.Doc();
  const stored = await log.load("r");
  for (const { bytes } of stored?.rows ?? []) Y.applyUpdateV2(last, bytes);
  expect(stored?.damaged).toBe(0);
  expect([...last.getMap("cards").keys()].sort()).toEqual(["later", "one"]);
});

describe("what may not be served", () => {
  async function folded(store: Store): Promise<RoomLog> {
    const log = new RoomLog(store);
    const doc = new Y.Doc();
    doc.getMap("cards").set("one", 1);
    const [seq = 0] = await log.append([{ room: "r", bytes: Y.encodeStateAsUpdate(doc), owners: [] }]);
    await log.fold("r", { bytes: Y.encodeStateAsUpdateV2(doc), seq });
    doc.getMap("cards").set("two", 2);
    await log.append([
      { room: "r", bytes: Y.encodeStateAsUpdate(doc), owners: [] },
      { room: "sound", bytes: Y.encodeStateAsUpdate(doc), owners: [] },
    ]);
    return log;
  }

  test("STO6 a damaged snapshot is refused by name and left as it is: no empty board is served in its place", async () => {
    await using folder = await openFolder();
    const { store } = folder;
    const log = await folded(store);
    await store.db.updateTable("snapshots").set({ checksum: 1 }).execute();
    for (let at = 0; at < 2; at += 1)
      await expect(log.load("r")).rejects.toMatchObject({
        code: "ERR_ROOM_DAMAGED",
        message: expect.stringMatching(/^the snapshot does not match its checksum; .*npm run doctor$/),
      });
    expect(await store.db.selectFrom("snapshots").select("room").execute()).toEqual([{ room: "r" }]);
    expect((await log.load("sound"))?.rows).toHaveLength(1);
    expect(await log.load("none")).toBeUndefined();
  });

  test("STO7 a row in an encoding of a later build is named, and not read as one that is known", async () => {
    await using folder = await openFolder();
    const { store } = folder;
    const log = await folded(store);
    await store.db.updateTable("updates").set({ version: 3 }).where("room", "=", "r").execute();
    await expect(log.load("r")).rejects.toMatchObject({
      code: "ERR_ROOM_VERSION",
      message: expect.stringMatching(/^row 2 is in encoding 3, which this build does not know/),
    });
    await store.db.updateTable("updates").set({ version: 1 }).where("room", "=", "r").execute();
    expect((await log.load("r"))?.rows).toHaveLength(2);
  });
});
