import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { CardId, LinkId, ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { addCards } from "./edit-cards.ts";
import {
  addLink,
  addZone,
  deleteZone,
  editLink,
  groupCards,
  orderZone,
  placeZone,
  turnLink,
} from "./edit-structure.ts";
import type { Hand } from "./hand.ts";
import { outlineOf } from "./outline.ts";
import { readBoard } from "./read.ts";
import { testHand } from "./testing.ts";

function card(hand: Hand, zone: ZoneId | null = null): CardId {
  const added = addCards(hand, [{ text: "a", place: { x: 10, y: 10, zone, group: null } }]);
  if (!added.ok || !added.value[0]) throw new Error("not added");
  return added.value[0];
}

function zone(hand: Hand, title: string): ZoneId {
  const added = addZone(hand, { title, rect: { x: 0, y: 0, w: 400, h: 300 } });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

function link(hand: Hand, from: CardId | ZoneId, to: CardId | ZoneId): LinkId {
  const added = addLink(hand, { from, to, fromSide: "top" });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

describe("CAN4 a link has words, two ends and a direction, each changed alone", () => {
  test("what is usual is not written, and what an import brought stays", () => {
    const hand = testHand();
    const id = link(hand, card(hand), card(hand));
    editLink(hand, id, { label: "permet", fromEnd: "arrow", toEnd: "none" });
    expect(readBoard(hand.doc).links.get(id)).toMatchObject({
      label: "permet",
      fromEnd: "arrow",
      toEnd: "none",
      fromSide: "top",
    });
    editLink(hand, id, { label: "", fromEnd: "none", toEnd: "arrow" });
    const plain = readBoard(hand.doc).links.get(id);
    expect(plain).toMatchObject({ label: "", fromEnd: "none", toEnd: "arrow" });
  });

  test("turned round, its sides turn with it", () => {
    const hand = testHand();
    const [one, other] = [card(hand), card(hand)];
    const id = link(hand, one, other);
    turnLink(hand, id);
    expect(readBoard(hand.doc).links.get(id)).toMatchObject({ from: other, to: one, fromSide: null, toSide: "top" });
  });

  test("words over the limit are refused, and the old ones stay", () => {
    const hand = testHand();
    const id = link(hand, card(hand), card(hand));
    editLink(hand, id, { label: "avant" });
    const long = "x".repeat(limits.LINK_LABEL_MAX_CHARS + 1);
    expect(editLink(hand, id, { label: long })).toEqual({ ok: false, reason: "text-too-long" });
    expect(readBoard(hand.doc).links.get(id)?.label).toBe("avant");
  });
});

describe("CAN5 an area keeps its cards with it", () => {
  test("moved, it takes its cards along, those in its groups too", () => {
    const hand = testHand();
    const area = zone(hand, "Avant");
    const [alone, grouped, outside] = [card(hand, area), card(hand), card(hand)];
    groupCards(hand, { name: "Ensemble", zone: area, cards: [{ id: grouped, x: 100, y: 100 }] });
    placeZone(hand, area, { x: 50, y: 20, w: 400, h: 300 });
    const { cards } = readBoard(hand.doc);
    expect(cards.get(alone)?.place).toMatchObject({ x: 60, y: 30 });
    expect(cards.get(grouped)?.place).toMatchObject({ x: 150, y: 120 });
    expect(cards.get(outside)?.place).toMatchObject({ x: 10, y: 10 });
  });

  test("resized, it moves nothing", () => {
    const hand = testHand();
    const area = zone(hand, "Avant");
    const id = card(hand, area);
    placeZone(hand, area, { x: 0, y: 0, w: 900, h: 300 });
    expect(readBoard(hand.doc).cards.get(id)?.place).toMatchObject({ x: 10, y: 10 });
  });

  test("deleted, its cards stay outside the areas, and links to it go", () => {
    const hand = testHand();
    const area = zone(hand, "Avant");
    const id = card(hand, area);
    link(hand, id, area);
    deleteZone(hand, area);
    const board = readBoard(hand.doc);
    expect(outlineOf(board)).toMatchObject([{ zone: null, count: 1 }]);
    expect(board.links.size).toBe(0);
  });

  test("put after another, or first, in reading order", () => {
    const hand = testHand();
    const [a, b, c] = [zone(hand, "a"), zone(hand, "b"), zone(hand, "c")];
    const titles = (): (string | undefined)[] => outlineOf(readBoard(hand.doc)).map((part) => part.zone?.title);
    orderZone(hand, c, a);
    expect(titles()).toEqual(["a", "c", "b"]);
    orderZone(hand, b, null);
    expect(titles()).toEqual(["b", "a", "c"]);
    orderZone(hand, a, c);
    expect(titles()).toEqual(["b", "c", "a"]);
  });
});

test("SYN63 a link at whose end a peer put something else is left as it is when somebody turns it", () => {
  const hand = testHand();
  hand.doc.getMap("links").set("odd", new Y.Map([["from", new Y.Map()]]));
  hand.doc.getMap("links").set("half", new Y.Map([["to", "a"]]));
  for (const id of ["odd", "half"]) turnLink(hand, id as LinkId);
  expect(hand.doc.getMap("links").toJSON()).toEqual({ odd: { from: {} }, half: { to: "a" } });
});
