import { expect, test } from "vitest";
import * as Y from "yjs";
import { withoutGarbage } from "./garbage.ts";
import { SavedLedger } from "./saved.ts";

test("SYN102 what was made and deleted offline is saved when the server has it and says only that the outer thing is deleted: the echo that said more was lost", () => {
  const doc = new Y.Doc();
  const ledger = new SavedLedger({ doc });
  doc.on("update", (update: Uint8Array) => void ledger.wrote(update));
  doc.getMap("cards").set("kept", new Y.Map([["text", new Y.Text("reste")]]));
  doc.getMap("cards").set("gone", new Y.Map([["text", new Y.Text("un mot")]]));
  doc.getMap("cards").delete("gone");
  const server = new Y.Doc();
  const rows: Uint8Array[] = [];
  server.on("update", (update: Uint8Array) => rows.push(update));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  const stored = Y.mergeUpdates(rows);
  ledger.heldByServer(Y.encodeStateVectorFromUpdate(stored));
  expect(ledger.isSaved).toBe(false);
  ledger.sentByServer(Y.diffUpdate(stored, Y.encodeStateVector(doc)));
  expect(ledger.isSaved).toBe(true);
});

test("SYN103 of a deletion only the garbage is passed over, and nothing where the document does not hold the range", () => {
  const doc = new Y.Doc();
  const { clientID } = doc;
  doc.getMap("cards").set("a", new Y.Map([["text", new Y.Text("un mot")]]));
  const length = Y.getState(doc.store, clientID);
  doc.getMap("cards").delete("a");
  expect(withoutGarbage(doc, clientID, { clock: 0, len: length })).toEqual([{ clock: 0, len: 1 }]);
  expect(withoutGarbage(doc, clientID, { clock: 2, len: 3 })).toEqual([]);
  expect(withoutGarbage(doc, clientID, { clock: 2, len: length })).toEqual([{ clock: 2, len: length }]);
  expect(withoutGarbage(doc, clientID + 1, { clock: 0, len: 1 })).toEqual([{ clock: 0, len: 1 }]);
});

test("SYN192 what was overwritten offline in a card that somebody deleted meanwhile is saved when the server says that the card is deleted, though undo keeps here what is garbage there", () => {
  const doc = new Y.Doc();
  const cards = doc.getMap<Y.Map<unknown>>("cards");
  cards.set("c", new Y.Map());
  const first = Y.encodeStateAsUpdate(doc);
  const undo = new Y.UndoManager(cards, { captureTimeout: 0 });
  const ledger = new SavedLedger({ doc });
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "heard") ledger.wrote(update);
  });
  for (const colour of ["sun", "sea"]) cards.get("c")?.set("colour", colour);
  const server = new Y.Doc();
  const rows: Uint8Array[] = [];
  server.on("update", (update: Uint8Array) => rows.push(update));
  Y.applyUpdate(server, first);
  server.getMap("cards").delete("c");
  const others = rows.at(-1) ?? new Uint8Array();
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  Y.applyUpdate(doc, others, "heard");
  const stored = Y.mergeUpdates(rows);
  ledger.heldByServer(Y.encodeStateVectorFromUpdate(stored));
  ledger.sentByServer(Y.diffUpdate(stored, Y.encodeStateVector(doc)));
  expect(ledger.isSaved).toBe(true);
  expect(undo.undoStack).toHaveLength(2);
});
