import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import * as limits from "../limits.ts";
import { addCards } from "./edit-cards.ts";
import { addZone } from "./edit-structure.ts";
import { boundsOf, cardRect, intersects } from "./geometry.ts";
import { importBoard } from "./import-board.ts";
import type { ImportedCard, ImportedThings } from "./imported.ts";
import { outlineOf } from "./outline.ts";
import { readBoard } from "./read.ts";
import { ROOTS, rootOf } from "./schema.ts";
import { testHand } from "./testing.ts";

function card(key: string, more: Partial<ImportedCard> = {}): ImportedCard {
  return {
    key,
    text: key,
    place: null,
    zone: null,
    group: null,
    layer: 0,
    size: null,
    kind: "ingredient",
    knowledge: null,
    colour: null,
    author: null,
    direction: "auto",
    locked: false,
    bornAt: null,
    extra: null,
    ...more,
  };
}

function things(more: Partial<ImportedThings>): ImportedThings {
  const none = { zones: [], groups: [], cards: [], links: [], lines: [], shapes: [], statements: [], said: [] };
  return { ...none, extra: null, ...more };
}

const avant = { key: "z", title: " avant ", rect: null, layer: 0, section: null, colour: null, extra: null };
const link = {
  label: "",
  meaning: null,
  fromSide: null,
  toSide: null,
  fromEnd: "none",
  toEnd: "arrow",
  colour: null,
  extra: null,
} as const;

function undoOf(hand: ReturnType<typeof testHand>): Y.UndoManager {
  return new Y.UndoManager(
    ROOTS.map((root) => rootOf(hand.doc, root)),
    { trackedOrigins: new Set([hand.origin]), captureTimeout: 400 },
  );
}

describe("bringing a board in", () => {
  test("FMT25 is one transaction and one step of undo, with links and sources tied again", () => {
    const hand = testHand();
    const undo = undoOf(hand);
    let updates = 0;
    hand.doc.on("update", () => (updates += 1));
    const reply = importBoard(
      hand,
      things({
        zones: [avant],
        cards: [card("a", { zone: "z" }), card("b")],
        links: [
          { ...link, from: "a", to: "z" },
          { ...link, from: "a", to: "nobody" },
        ],
        lines: [{ key: "l", section: "after", text: "ligne", sources: ["b", "nobody"], bornAt: 5 }],
      }),
    );
    expect(updates).toBe(1);
    const board = readBoard(hand.doc);
    if (!reply.ok) throw new Error(reply.reason);
    expect([...board.links.values()]).toMatchObject([{ from: reply.value.cards[0], to: reply.value.zones[0] }]);
    expect([...board.lines.values()]).toMatchObject([{ sources: [reply.value.cards[1]], born: { by: null, at: 5 } }]);
    undo.undo();
    expect(rootOf(hand.doc, "cards").size + rootOf(hand.doc, "zones").size + rootOf(hand.doc, "lines").size).toBe(0);
    expect(undo.canUndo()).toBe(false);
  });

  test("FMT26 a board too large for one frame goes in several, and is still one step of undo", () => {
    const hand = testHand();
    const undo = undoOf(hand);
    const sizes: number[] = [];
    hand.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
    const text = "é".repeat(limits.CARD_TEXT_MAX_CHARS);
    importBoard(hand, things({ cards: Array.from({ length: 500 }, (_, at) => card(`c${at}`, { text })) }));
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(limits.FRAME_MAX_BYTES);
    undo.undo();
    expect(rootOf(hand.doc, "cards").size).toBe(0);
  });

  test("FMT27 what comes without a place lies clear of everything, in the area of its title when there is one", () => {
    const hand = testHand();
    addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 456, h: 400 } });
    const [zone] = readBoard(hand.doc).zones.keys();
    if (!zone) throw new Error("no area");
    addCards(hand, [{ text: "déjà là", place: { x: 20, y: 56, zone, group: null } }]);
    const cards = Array.from({ length: 40 }, (_, at) =>
      card(`c${at}`, {
        zone: at % 2 ? "z" : null,
        group: at % 4 === 0 ? "g" : null,
        layer: at,
        text: "mot ".repeat(at),
      }),
    );
    const reply = importBoard(
      hand,
      things({ zones: [avant], groups: [{ key: "g", name: "Lien", zone: null }], cards }),
    );
    if (!reply.ok) throw new Error(reply.reason);
    expect(reply.value.zones).toEqual([]);
    const board = readBoard(hand.doc);
    expect(outlineOf(board).map(({ zone: one, count }) => [one?.title ?? null, count])).toEqual([
      ["Avant", 21],
      [null, 20],
    ]);
    const rects = [...board.cards.values()].map((one) => cardRect(one));
    for (const [at, rect] of rects.entries()) {
      expect(rects.slice(at + 1).filter((other) => intersects(rect, other))).toEqual([]);
    }
  });

  test("into an area chosen by the person goes what names none", () => {
    const hand = testHand();
    const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 456, h: 400 } });
    importBoard(hand, things({ cards: [card("a"), card("b")] }), { into: zone.ok ? zone.value : null });
    expect(outlineOf(readBoard(hand.doc))).toMatchObject([{ count: 2 }]);
  });

  test("FMT28 comes as it is onto an empty board, beside what is there onto another, and where it is asked to", () => {
    const placed = things({ cards: [card("a", { place: { x: 10, y: 20 } }), card("b", { place: { x: 310, y: 20 } })] });
    const hand = testHand();
    importBoard(hand, placed);
    importBoard(hand, placed);
    importBoard(hand, placed, { at: { x: -1_000, y: -1_000 } });
    const places = [...readBoard(hand.doc).cards.values()].map(({ place }) => [place.x, place.y]);
    expect(places.slice(0, 2)).toEqual([
      [10, 20],
      [310, 20],
    ]);
    expect(boundsOf(places.slice(2, 4).map(([x = 0, y = 0]) => ({ x, y, w: 1, h: 1 })))).toMatchObject({
      x: 630,
      y: 20,
      w: 301,
    });
    expect(places.slice(4)).toEqual([
      [-1_000, -1_000],
      [-700, -1_000],
    ]);
  });

  test("FMT29 is refused whole when the board has no room for all of it, and nothing is written", () => {
    const many = Array.from({ length: limits.CARDS_MAX_COUNT + 1 }, (_, at) => card(`c${at}`));
    const tooLong = card("a", { text: "a".repeat(limits.CARD_TEXT_MAX_CHARS + 1) });
    const zones = Array.from({ length: limits.ZONES_MAX_COUNT + 1 }, (_, at) => ({
      ...avant,
      key: `z${at}`,
      title: `${at}`,
    }));
    const groups = Array.from({ length: limits.GROUPS_MAX_COUNT + 1 }, (_, at) => ({
      key: `g${at}`,
      name: "",
      zone: null,
    }));
    const links = Array.from({ length: limits.LINKS_MAX_COUNT + 1 }, () => ({ ...link, from: "a", to: "b" }));
    const line = { key: "k", section: "after", text: "l", sources: [] as string[], bornAt: null } as const;
    const sources = Array.from({ length: limits.SOURCES_PER_LINE_MAX_COUNT + 1 }, (_, at) => `c${at}`);
    const none = { value: null, note: "", address: "", line: null, why: "", who: "", bornAt: null } as const;
    const said = { ...none, field: "tip", text: "l", sources: [] as string[] } as const;
    const asked: [Partial<ImportedThings>, string][] = [
      [{ cards: many }, "too-many-cards"],
      [{ cards: [tooLong] }, "text-too-long"],
      [{ zones }, "too-many-zones"],
      [{ groups }, "too-many-groups"],
      [{ links }, "too-many-links"],
      [{ lines: Array.from({ length: limits.LINES_MAX_COUNT + 1 }, () => line) }, "too-many-lines"],
      [{ lines: [{ ...line, sources }] }, "too-many-sources"],
      [{ statements: Array.from({ length: limits.STATEMENTS_MAX_COUNT + 1 }, () => said) }, "too-many-statements"],
      [{ statements: [{ ...said, sources }] }, "too-many-sources"],
      [{ statements: [{ ...said, text: "a".repeat(limits.STATEMENT_TEXT_MAX_CHARS + 1) }] }, "text-too-long"],
      [{ lines: [{ ...line, text: "a".repeat(limits.LINE_TEXT_MAX_CHARS + 1) }] }, "text-too-long"],
    ];
    const hand = testHand();
    for (const [more, reason] of asked) expect(importBoard(hand, things(more))).toEqual({ ok: false, reason });
    expect(Y.encodeStateAsUpdate(hand.doc)).toHaveLength(2);
  });
});
