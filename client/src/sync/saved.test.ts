import * as Y from "yjs";
import { expect, test } from "vitest";
import { SavedLedger } from "./saved.ts";
import type { Waiting } from "./saved.ts";

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

test("SYN17 what earlier pages kept as waiting counts, what the copy held does not, and neither is saved before the server has it", () => {
  const before = new Y.Doc();
  const kept: Waiting[] = [];
  const earlier = new SavedLedger({ page: "1" });
  before.getMap("cards").set("old", 1);
  const onServer = Y.encodeStateVector(before);
  before.on("update", (update: Uint8Array) => kept.push({ key: earlier.wrote(update) ?? "", update }));
  before.getMap("cards").set("a", 1);
  before.getMap("cards").set("b", 2);
  const dropped: string[] = [];
  const ledger = new SavedLedger({ page: "2", onSettled: (keys) => dropped.push(...keys) });
  ledger.found(Y.encodeStateAsUpdate(before));
  ledger.waited(kept);
  expect(ledger.pending).toBe(2);
  ledger.heldByServer(onServer);
  expect([ledger.pending, ledger.isSaved]).toEqual([2, false]);
  ledger.heldByServer(Y.encodeStateVector(before));
  expect([ledger.pending, ledger.isSaved]).toEqual([0, true]);
  expect(dropped).toEqual(kept.map(({ key }) => key));
});

test("SYN18 only the texts changed here since they were last saved are offered as kept", () => {
  const doc = new Y.Doc();
  const cards = doc.getMap("cards");
  const ledger = new SavedLedger();
  const add = (id: string, text: string) =>
    cards.set(
      id,
      new Y.Map<unknown>([
        ["text", new Y.Text(text)],
        ["x", 0],
      ]),
    );
  const of = (id: string) => cards.get(id) as Y.Map<unknown>;
  add("old", "déjà là");
  add("cut", "coupée ici");
  add("moved", "seulement déplacée");
  ledger.found(Y.encodeStateAsUpdate(doc));
  ledger.heldByServer(Y.encodeStateVector(doc));
  doc.on("update", (update: Uint8Array) => ledger.wrote(update));
  expect(ledger.unsavedTexts(doc)).toEqual([]);
  of("moved").set("x", 5);
  (of("cut").get("text") as Y.Text).delete(0, 3);
  add("new", "toute neuve");
  expect(ledger.unsavedTexts(doc).sort()).toEqual(["pée ici", "toute neuve"]);
});

test("SYN162 the names of areas and groups, the words on links and the framework's lines are kept as cards are; a move is not", () => {
  const doc = new Y.Doc();
  const ledger = new SavedLedger();
  const put = (root: string, id: string, values: readonly (readonly [string, unknown])[]) =>
    doc.getMap(root).set(id, new Y.Map<unknown>(values));
  const of = (root: string, id: string) => doc.getMap(root).get(id) as Y.Map<unknown>;
  put("zones", "z", [["title", "Pendant"]]);
  put("groups", "g", [["name", "Ensemble"]]);
  put("links", "l", [["label", "mène à"]]);
  ledger.heldByServer(Y.encodeStateVector(doc));
  doc.on("update", (update: Uint8Array) => ledger.wrote(update));
  of("zones", "z").set("rect", { x: 1, y: 2, w: 3, h: 4 });
  of("groups", "g").set("order", "a1");
  of("links", "l").set("colour", "ochre");
  put("links", "bare", [["from", "a"]]);
  expect(ledger.unsavedTexts(doc)).toEqual([]);
  of("zones", "z").set("title", "Après");
  of("groups", "g").set("name", "Autrement");
  of("links", "l").set("label", "empêche");
  put("lines", "f", [["text", new Y.Text("une ligne")]]);
  put("groups", "new", [["name", "Un groupe"]]);
  put("groups", "odd", [["name", { not: "words" }]]);
  expect(ledger.unsavedTexts(doc).sort()).toEqual(["Après", "Autrement", "Un groupe", "empêche", "une ligne"]);
});

test("SYN55 what was made and thrown away without a network is saved once the server has its empty space", () => {
  const { doc, ledger } = setup();
  doc.getMap("cards").set("a", new Y.Map([["text", new Y.Text("un mot")]]));
  doc.getMap("cards").delete("a");
  expect(ledger.isSaved).toBe(false);
  const server = new Y.Doc();
  let echo: Uint8Array = new Uint8Array([0, 0]);
  server.on("update", (update: Uint8Array) => (echo = update));
  Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
  ledger.sentByServer(echo);
  expect(ledger.isSaved).toBe(true);
});
