import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as Y from "yjs";
import { expect, test } from "vitest";
import { openStore } from "./open.ts";
import { RoomLog } from "./room-log.ts";

test("STO1 after a damaged row what came before is served, and what is written later is kept", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-log-"));
  const store = await openStore(dataDir);
  try {
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
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
