import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { CardId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { addCards, deleteCards, lockCards, moveCards, orderCards, resizeCards, styleCards } from "./edit-cards.ts";
import type { NewCard } from "./edit-cards.ts";
import { addLine, addSources, moveLine, removeSource } from "./edit-framework.ts";
import { addLink, addZone, deleteZone, groupCards, nameGroup, placeZone, ungroup } from "./edit-structure.ts";
import { replaceText } from "./edit-text.ts";
import type { Hand } from "./hand.ts";
import { outlineOf, readingOrder } from "./outline.ts";
import { readBoard } from "./read.ts";
import { rootOf, textOf } from "./schema.ts";
import { exchange, testHand } from "./testing.ts";

function card(text: string, zone: ZoneId | null = null): NewCard {
  return { text, place: { x: 0, y: 0, zone, group: null } };
}

function put(hand: Hand, ...texts: string[]): CardId[] {
  const added = addCards(
    hand,
    texts.map((text) => card(text)),
  );
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

function zone(hand: Hand, title: string, x = 0): ZoneId {
  const added = addZone(hand, { title, rect: { x, y: 0, w: 400, h: 300 } });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

function texts(hand: Hand): string[] {
  return readingOrder(outlineOf(readBoard(hand.doc))).map(({ text }) => text);
}

describe("cards", () => {
  test("come last in reading order, in the order given", () => {
    const hand = testHand();
    put(hand, "a", "b");
    put(hand, "c");
    expect(texts(hand)).toEqual(["a", "b", "c"]);
  });

  test("a text over the limit adds nothing at all", () => {
    const hand = testHand();
    const reply = addCards(hand, [card("ok"), card("x".repeat(limits.CARD_TEXT_MAX_CHARS + 1))]);
    expect(reply).toEqual({ ok: false, reason: "text-too-long" });
    expect(readBoard(hand.doc).cards.size).toBe(0);
  });

  test("a board full of cards refuses one more and keeps the rest", () => {
    const hand = testHand();
    put(hand, ...Array.from({ length: limits.CARDS_MAX_COUNT }, (_, index) => String(index)));
    expect(addCards(hand, [card("one more")])).toEqual({ ok: false, reason: "too-many-cards" });
    expect(readBoard(hand.doc).cards.size).toBe(limits.CARDS_MAX_COUNT);
  });

  test("are put before another card, and keep that place when two people do it at once", () => {
    const left = testHand({ name: "l" });
    const [a, b, c] = put(left, "a", "b", "c");
    const right = testHand({ name: "r" });
    exchange(left.doc, right.doc);
    orderCards(left, [c as CardId], a as CardId);
    orderCards(right, [b as CardId], a as CardId);
    exchange(left.doc, right.doc);
    expect(texts(left)).toEqual(texts(right));
    expect(texts(left)[2]).toBe("a");
    expect(texts(left)).toHaveLength(3);
  });

  test("a moved card keeps what somebody types in it at the same moment", () => {
    const left = testHand({ name: "l" });
    const [id] = put(left, "Un café") as [CardId];
    const right = testHand({ name: "r" });
    exchange(left.doc, right.doc);
    moveCards(left, [{ id, x: 50, y: 60 }]);
    const text = textOf(right.doc, "cards", id);
    if (!text) throw new Error("no text");
    replaceText(text, "Un café, le même pour tous", right.origin);
    exchange(left.doc, right.doc);
    const seen = readBoard(left.doc).cards.get(id);
    expect(seen).toMatchObject({ text: "Un café, le même pour tous", place: { x: 50, y: 60 } });
    expect(readBoard(right.doc).cards.get(id)).toEqual(seen);
  });

  test("ten thousand moves of one card leave a small document", () => {
    const hand = testHand();
    const [id] = put(hand, "a") as [CardId];
    for (let step = 0; step < 10_000; step += 1) moveCards(hand, [{ id, x: step, y: step }]);
    expect(Y.encodeStateAsUpdate(hand.doc).length).toBeLessThan(2_000);
  });

  test("writing what is already there makes no update", () => {
    const hand = testHand();
    const [id] = put(hand, "a") as [CardId];
    styleCards(hand, [id], { colour: "mint" });
    let updates = 0;
    hand.doc.on("update", () => (updates += 1));
    styleCards(hand, [id], { colour: "mint" });
    moveCards(hand, [{ id, x: 0 }]);
    resizeCards(hand, [{ id, size: null }]);
    expect(updates).toBe(0);
  });

  test("deleting takes the links to the card along, in one step of undo", () => {
    const hand = testHand();
    const [a, b] = put(hand, "a", "b") as [CardId, CardId];
    addLink(hand, { from: a, to: b });
    const undo = new Y.UndoManager([rootOf(hand.doc, "cards"), rootOf(hand.doc, "links")], {
      trackedOrigins: new Set([hand.origin]),
    });
    deleteCards(hand, [a]);
    expect(readBoard(hand.doc).links.size).toBe(0);
    undo.undo();
    expect(readBoard(hand.doc).links.size).toBe(1);
    expect(texts(hand)).toEqual(["a", "b"]);
  });
});

describe("areas and groups", () => {
  test("grouping keeps every word and takes the cards to the group’s area", () => {
    const hand = testHand();
    const before = zone(hand, "Avant");
    const [a, b] = put(hand, "a", "b") as [CardId, CardId];
    const group = groupCards(hand, { name: "Ensemble", zone: before, cards: [{ id: b, x: 1, y: 1 }] });
    expect(group.ok).toBe(true);
    const outline = outlineOf(readBoard(hand.doc));
    expect(outline[0]?.groups[0]?.cards.map(({ text }) => text)).toEqual(["b"]);
    expect(outline[1]).toMatchObject({ zone: null, count: 1 });
    if (!group.ok) return;
    nameGroup(hand, group.value, "Autre nom");
    ungroup(hand, group.value);
    expect(readBoard(hand.doc).cards.get(b)?.place).toMatchObject({ zone: before, group: null });
    expect(readBoard(hand.doc).cards.get(a)?.text).toBe("a");
  });

  test("an area that moves takes its cards along", () => {
    const hand = testHand();
    const before = zone(hand, "Avant");
    const [a] = put(hand, "a") as [CardId];
    moveCards(hand, [{ id: a, x: 10, y: 20, zone: before }]);
    placeZone(hand, before, { x: 100, y: 0, w: 400, h: 300 });
    expect(readBoard(hand.doc).cards.get(a)?.place).toMatchObject({ x: 110, y: 20 });
  });

  test("an area that goes leaves its cards", () => {
    const hand = testHand();
    const before = zone(hand, "Avant");
    const [a] = put(hand, "a") as [CardId];
    moveCards(hand, [{ id: a, zone: before }]);
    deleteZone(hand, before);
    expect(outlineOf(readBoard(hand.doc))).toMatchObject([{ zone: null, count: 1 }]);
  });

  test("names and titles over the limit are refused", () => {
    const hand = testHand();
    const long = "x".repeat(limits.GROUP_NAME_MAX_CHARS + 1);
    expect(groupCards(hand, { name: long, zone: null, cards: [] })).toMatchObject({ reason: "text-too-long" });
    expect(addZone(hand, { title: long, rect: { x: 0, y: 0, w: 1, h: 1 } })).toMatchObject({ reason: "text-too-long" });
    const [a, b] = put(hand, "a", "b") as [CardId, CardId];
    const label = "x".repeat(limits.LINK_LABEL_MAX_CHARS + 1);
    expect(addLink(hand, { from: a, to: b, label })).toMatchObject({ reason: "text-too-long" });
  });
});

describe("framework lines", () => {
  test("hold their sources, together with what somebody else adds at the same moment", () => {
    const left = testHand({ name: "l" });
    const [a, b, c] = put(left, "a", "b", "c") as [CardId, CardId, CardId];
    const line = addLine(left, { section: "before", text: "Deux rencontres", sources: [a] });
    if (!line.ok) throw new Error(line.reason);
    const right = testHand({ name: "r" });
    exchange(left.doc, right.doc);
    addSources(left, line.value, [b]);
    addSources(right, line.value, [c]);
    removeSource(right, line.value, a);
    exchange(left.doc, right.doc);
    expect(new Set(readBoard(left.doc).lines.get(line.value)?.sources)).toEqual(new Set([b, c]));
    expect(readBoard(right.doc)).toEqual(readBoard(left.doc));
  });

  test("move between sections and keep the order", () => {
    const hand = testHand();
    const ids = ["x", "y", "z"].map((text) => {
      const line = addLine(hand, { section: "before", text, sources: [] });
      if (!line.ok) throw new Error(line.reason);
      return line.value;
    });
    const [x, , z] = ids;
    if (!x || !z) throw new Error("no lines");
    moveLine(hand, z, { section: "before", next: x });
    expect(
      [...readBoard(hand.doc).lines.values()].sort((l, r) => (l.order < r.order ? -1 : 1)).map((l) => l.text),
    ).toEqual(["z", "x", "y"]);
    moveLine(hand, z, { section: "after", next: null });
    expect(readBoard(hand.doc).lines.get(z)?.section).toBe("after");
  });

  test("refuse too long a text, too many lines and too many sources", () => {
    const hand = testHand();
    const long = "x".repeat(limits.LINE_TEXT_MAX_CHARS + 1);
    expect(addLine(hand, { section: "before", text: long, sources: [] })).toMatchObject({ reason: "text-too-long" });
    const many = Array.from({ length: limits.SOURCES_PER_LINE_MAX_COUNT + 1 }, (_, at) => `c${at}` as CardId);
    expect(addLine(hand, { section: "before", text: "", sources: many })).toMatchObject({ reason: "too-many-sources" });
    for (let at = 0; at < limits.LINES_MAX_COUNT; at += 1) addLine(hand, { section: "after", text: "l", sources: [] });
    expect(addLine(hand, { section: "before", text: "", sources: [] })).toMatchObject({ reason: "too-many-lines" });
  });
});

describe("reading what a peer wrote", () => {
  test("wrong types, numbers out of range and missing keys read as something that holds", () => {
    const hand = testHand();
    const entry = new Y.Map<unknown>();
    entry.set("text", 12);
    entry.set("place", { x: Number.NaN, y: 1e300, zone: "__proto__", group: {} });
    entry.set("size", { w: -5, h: "tall" });
    entry.set("order", 3);
    entry.set("kind", "spell");
    entry.set("born", null);
    rootOf(hand.doc, "cards").set("odd", entry);
    rootOf(hand.doc, "cards").set("odder", "not a card");
    const board = readBoard(hand.doc);
    expect([...board.cards.values()]).toEqual([
      {
        id: "odd",
        text: "",
        place: { x: 0, y: limits.COORDINATE_MAX_PX, zone: null, group: null },
        size: { w: limits.CARD_MIN_PX, h: limits.CARD_MIN_PX },
        order: "a0",
        kind: "ingredient",
        knowledge: null,
        colour: null,
        author: null,
        direction: "auto",
        locked: false,
        born: { by: null, at: 0 },
        extra: null,
        unread: true,
      },
      expect.objectContaining({ text: "not a card", unread: true }),
    ]);
  });
});

test("BRD65 a card is locked only where exactly that is written, and unlocking leaves nothing behind", () => {
  const hand = testHand();
  const added = addCards(hand, [{ text: "Pain", place: { x: 0, y: 0, zone: null, group: null }, locked: true }]);
  if (!added.ok || !added.value[0]) throw new Error("not added");
  const [id] = added.value;
  const entry = rootOf(hand.doc, "cards").get(id) as Y.Map<unknown>;
  const isLocked = (): boolean | undefined => readBoard(hand.doc).cards.get(id)?.locked;
  expect(isLocked()).toBe(true);
  lockCards(hand, [id], false);
  expect([isLocked(), entry.has("locked")]).toEqual([false, false]);
  for (const odd of ["true", 1, {}, [true], null]) {
    entry.set("locked", odd);
    expect(isLocked()).toBe(false);
  }
  lockCards(hand, [id], true);
  expect(isLocked()).toBe(true);
});
