import * as Y from "yjs";
import { expect, test } from "vitest";
import { SavedLedger } from "./saved.ts";

function setup(): { doc: Y.Doc; ledger: SavedLedger; last: () => Uint8Array } {
  const doc = new Y.Doc();
  const ledger = new SavedLedger();
  let last: Uint8Array = new Uint8Array();
  doc.on("update", (update: Uint8Array) => {
    last = update;
    ledger.wrote(update);
  });
  return { doc, ledger, last: () => last };
}

test("SYN5 nothing is saved before the server’s own words cover it", () => {
  const { doc, ledger, last } = setup();
  doc.getMap("cards").set("a", 1);
  const first = last();
  doc.getMap("cards").set("b", 2);
  expect(ledger.pending).toBe(2);
  ledger.sentByServer(first);
  expect(ledger.pending).toBe(1);
  ledger.heldByServer(Y.encodeStateVector(doc));
  expect(ledger.pending).toBe(0);
});

test("SYN6 a deletion is saved when the server says it, not when it holds what was deleted", () => {
  const { doc, ledger, last } = setup();
  const text = doc.getText("t");
  text.insert(0, "abcdef");
  ledger.sentByServer(last());
  text.delete(1, 2);
  ledger.heldByServer(Y.encodeStateVector(doc));
  expect(ledger.pending).toBe(1);
  ledger.sentByServer(last());
  expect(ledger.pending).toBe(0);
});

test("one merged echo covers many changes, and deletions that met in the middle", () => {
  const { doc, ledger } = setup();
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const text = doc.getText("t");
  text.insert(0, "abcdef");
  text.delete(4, 1);
  text.delete(3, 1);
  text.delete(3, 1);
  expect(ledger.pending).toBe(4);
  ledger.sentByServer(Y.mergeUpdates(updates));
  expect(ledger.pending).toBe(0);
});
