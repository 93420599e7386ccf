import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { CardId, LineId, ZoneId } from "../ids.ts";
import { addCards, deleteCards, moveCards, styleCards } from "./edit-cards.ts";
import { addLine } from "./edit-framework.ts";
import { addLink, addZone, deleteZone, editZone, groupCards } from "./edit-structure.ts";
import { replaceText } from "./edit-text.ts";
import { readBoard } from "./read.ts";
import { restoreTo } from "./restore.ts";
import { countMarks, follower, needsStructure } from "./since.ts";
import type { Mark } from "./since.ts";
import { rootOf, textOf } from "./schema.ts";
import { exchange, testHand } from "./testing.ts";

const place = { x: 0, y: 0, zone: null, group: null };

/** As a version is stored and opened again: folded, in a document of its own. */
function kept(doc: Y.Doc): Y.Doc {
  const old = new Y.Doc();
  Y.applyUpdateV2(old, Y.encodeStateAsUpdateV2(doc));
  return old;
}

function filled() {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 400 }, colour: "mint" });
  const cards = addCards(
    hand,
    ["Pain", "Sel", "Eau"].map((text) => ({ text, place, author: "Iris" })),
  );
  if (!zone.ok || !cards.ok) throw new Error("not filled");
  const [pain, sel, eau] = cards.value as [CardId, CardId, CardId];
  addLink(hand, { from: pain, to: sel, label: "avec" });
  const line = addLine(hand, { section: "before", text: "Préparer", sources: [pain, eau] });
  return { hand, zone: zone.value, pain, sel, eau, line: line.ok ? line.value : ("" as LineId) };
}

function write(doc: Y.Doc, id: CardId, words: string, origin: unknown = null): void {
  const text = textOf(doc, "cards", id);
  if (text) replaceText(text, words, origin);
}

describe("going back", () => {
  test("VER2 what was deleted comes back under its id with its links and sources, what came later goes, and the rest is as it was", () => {
    const { hand, zone, pain, sel, eau } = filled();
    const old = kept(hand.doc);
    const then = readBoard(old);
    deleteCards(hand, [pain]);
    write(hand.doc, sel, "Sel gris");
    moveCards(hand, [{ id: eau, x: 90, zone }]);
    styleCards(hand, [eau], { colour: "rose", author: null, kind: "need" });
    editZone(hand, zone, { title: "Après", colour: null });
    addCards(hand, [{ text: "Miel", place }]);
    groupCards(hand, { name: "Goûts", zone: null, cards: [{ id: sel, x: 3, y: 4 }] });
    let updates = 0;
    hand.doc.on("update", () => (updates += 1));
    restoreTo(hand, old);
    expect(readBoard(hand.doc)).toEqual(then);
    expect(updates).toBe(1);
    restoreTo(hand, old);
    // What is so already costs nobody anything.
    expect(updates).toBe(1);
  });

  test("VER2 letters that somebody else types elsewhere in the same words at the same moment stay", () => {
    const { hand, pain } = filled();
    const old = kept(hand.doc);
    write(hand.doc, pain, "Pain noir et blanc");
    const other = testHand({ name: "other" });
    exchange(hand.doc, other.doc);
    write(other.doc, pain, "Le Pain noir et blanc", other.origin);
    restoreTo(hand, old);
    exchange(hand.doc, other.doc);
    expect(readBoard(hand.doc).cards.get(pain)?.text).toBe("Le Pain");
    expect(readBoard(other.doc)).toEqual(readBoard(hand.doc));
  });

  test("VER2 two people who restore at once end with that state, once", () => {
    const { hand, pain, zone } = filled();
    const old = kept(hand.doc);
    const then = readBoard(old);
    deleteCards(hand, [pain]);
    deleteZone(hand, zone);
    const other = testHand({ name: "other" });
    exchange(hand.doc, other.doc);
    for (const one of [hand, other]) restoreTo(one, old);
    exchange(hand.doc, other.doc);
    expect(readBoard(hand.doc)).toEqual(then);
    expect(readBoard(other.doc)).toEqual(then);
  });

  test("VER3 what is to be spared stays, and what cannot be read is neither deleted nor written", () => {
    const { hand, pain } = filled();
    const cards = rootOf(hand.doc, "cards");
    cards.set("strange", "seulement des mots");
    cards.set("k1", new Y.Map([["words", "sous une autre clé"]]));
    const old = kept(hand.doc);
    const added = addCards(
      hand,
      ["Miel", "Thym"].map((text) => ({ text, place })),
    );
    const [miel, thym] = (added.ok ? added.value : []) as [CardId, CardId];
    cards.delete("strange");
    cards.set("stranger", 7);
    deleteCards(hand, [pain]);
    restoreTo(hand, old, (root, id) => root === "cards" && id === miel);
    const now = readBoard(hand.doc);
    expect(now.cards.has(miel)).toBe(true);
    expect(now.cards.has(thym)).toBe(false);
    expect(now.cards.get(pain)?.text).toBe("Pain");
    expect(cards.has("strange")).toBe(false);
    expect(cards.get("stranger")).toBe(7);
    expect(now.cards.get("k1" as CardId)).toMatchObject({ text: "sous une autre clé", unread: true });
  });

  test("VER3 a document that says of itself more than this build knows keeps it", () => {
    const { hand } = filled();
    const meta = rootOf(hand.doc, "meta");
    meta.set("extra", { theirs: 1 });
    const old = kept(hand.doc);
    meta.set("schema", 2);
    meta.set("extra", { theirs: 2 });
    restoreTo(hand, old);
    expect(meta.get("schema")).toBe(2);
    expect(readBoard(hand.doc).extra).toEqual({ theirs: 1 });
  });
});

describe("what has become of it", () => {
  test("VER4 each thing says whether it is gone, new, has other words, another place or another look, and what did not change says nothing", () => {
    const { hand, zone, pain, sel, eau, line } = filled();
    const then = readBoard(kept(hand.doc));
    const since = follower(then);
    const nothing = since(readBoard(hand.doc));
    expect(Object.values(nothing).map(({ size }) => size)).toEqual(Object.values(nothing).map(() => 0));
    deleteCards(hand, [pain]);
    write(hand.doc, sel, "Sel gris");
    moveCards(hand, [{ id: sel, x: 1 }]);
    styleCards(hand, [eau], { colour: "rose" });
    editZone(hand, zone, { title: "Après" });
    const added = addCards(hand, [{ text: "Miel", place }]);
    const [miel] = (added.ok ? added.value : []) as [CardId];
    const now = since(readBoard(hand.doc));
    const said = (marks: ReadonlyMap<string, readonly Mark[]>): Record<string, readonly Mark[]> =>
      Object.fromEntries(marks);
    expect(said(now.cards)).toEqual({ [pain]: ["gone"], [sel]: ["words", "moved"], [eau]: ["look"], [miel]: ["new"] });
    expect(said(now.zones)).toEqual({ [zone]: ["words"] });
    expect([...now.links.values()]).toEqual([["gone"]]);
    // Its sources are named by id, and one of them is gone: the line itself is as it was.
    expect(said(now.lines)).toEqual({});
    expect(readBoard(hand.doc).lines.get(line)?.sources).toContain(pain);
    expect([...countMarks(now.cards)]).toEqual([
      ["gone", 1],
      ["words", 1],
      ["moved", 1],
      ["look", 1],
      ["new", 1],
    ]);
  });

  test("VER5 going back needs the right to change areas and groups only where it changes them", () => {
    const { hand, zone, sel, eau } = filled();
    const old = readBoard(kept(hand.doc));
    write(hand.doc, sel, "Sel gris");
    moveCards(hand, [{ id: eau, x: 90, zone }]);
    deleteCards(hand, [sel]);
    expect(needsStructure(old, readBoard(hand.doc))).toBe(false);
    editZone(hand, zone, { title: "Après" });
    expect(needsStructure(old, readBoard(hand.doc))).toBe(true);
    editZone(hand, zone, { title: "Avant" });
    expect(needsStructure(old, readBoard(hand.doc))).toBe(false);
    moveCards(hand, [{ id: eau, group: "g" as never }]);
    expect(needsStructure(old, readBoard(hand.doc))).toBe(true);
    moveCards(hand, [{ id: eau, group: null }]);
    addZone(hand, { title: "De plus", rect: { x: 0, y: 0, w: 400, h: 400 } });
    expect(needsStructure(old, readBoard(hand.doc))).toBe(true);
    deleteZone(hand, "none" as ZoneId);
  });
});
