import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addShapes } from "../board/edit-shapes.ts";
import { addLink, addZone, groupCards } from "../board/edit-structure.ts";
import { importBoard } from "../board/import-board.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import type { ImportedShape } from "../board/imported.ts";
import { compareOrder } from "../board/order.ts";
import { testHand } from "../board/testing.ts";
import type { Board, Shape } from "../board/types.ts";
import type { FileId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { ImportedBoard } from "./imported.ts";
import { readExcalidraw } from "./read-excalidraw.ts";
import { writeExcalidraw } from "./write-excalidraw.ts";

function read(file: unknown): ImportedBoard {
  const reply = readExcalidraw(JSON.stringify(file));
  if (!reply.ok) throw new Error(`${reply.reason} ${reply.detail ?? ""}`);
  return reply.value;
}

function scene(...elements: readonly object[]): ImportedBoard {
  return read({ type: "excalidraw", version: 2, elements });
}

const box = { type: "rectangle", x: 10.4, y: -20.6, width: 180, height: 90 };
const text = { type: "text", x: 0, y: 0, width: 60, height: 25 };

describe("FMT40 of a drawing from Excalidraw, words become cards, frames areas, and arrows bound at both ends links", () => {
  test("a note is a shape and the text bound to it, as it was typed; a text alone is a card too", () => {
    const { cards, notes } = scene(
      { ...box, id: "a", backgroundColor: "#ffc9c9" },
      { ...text, id: "t", containerId: "a", text: "Du temps\npour lire", originalText: "Du temps pour lire" },
      { ...text, id: "u", text: "Un café" },
      { ...box, id: "e", type: "ellipse" },
      { ...text, id: "v", containerId: "e", text: "Rond" },
    );
    expect(cards.map((card) => card.text)).toEqual(["Du temps pour lire", "Un café", "Rond"]);
    expect(cards[0]).toMatchObject({
      place: { x: 10, y: -21 },
      size: { w: 180, h: 90 },
      colour: "#ffc9c9",
      zone: null,
    });
    expect(cards[1]?.size?.h).toBeLessThan(60);
    expect(notes).toEqual([]);
  });

  test("frames have their members, arrows their words and heads", () => {
    const { zones, cards, links } = scene(
      { ...box, id: "a", frameId: "f" },
      { ...text, id: "t", containerId: "a", text: "Cause" },
      { ...text, id: "b", text: "Effet" },
      { type: "frame", id: "f", x: 0, y: -40, width: 400, height: 300, name: "Avant" },
      {
        type: "arrow",
        id: "r",
        startBinding: { elementId: "t", focus: 0, gap: 1 },
        endBinding: { elementId: "b", fixedPoint: [0, 1] },
        startArrowhead: null,
        endArrowhead: "triangle",
      },
      { ...text, id: "w", containerId: "r", text: "permet" },
      { type: "arrow", startBinding: { elementId: "b" }, endBinding: { elementId: "f" }, endArrowhead: null },
    );
    expect(zones).toMatchObject([{ title: "Avant", rect: { x: 0, y: -40, w: 400, h: 300 } }]);
    expect(cards.map(({ text: words, zone }) => [words, zone])).toEqual([
      ["Cause", zones[0]?.key],
      ["Effet", null],
    ]);
    expect(links).toMatchObject([
      { from: cards[0]?.key, to: cards[1]?.key, label: "permet", fromEnd: "none", toEnd: "arrow" },
      { from: cards[1]?.key, to: zones[0]?.key, label: "", toEnd: "none" },
    ]);
  });

  test("what was deleted is not there, and what is on the clipboard reads the same", () => {
    const elements = [
      { ...text, id: "a", text: "Un" },
      { ...text, id: "b", text: "Gomme", isDeleted: true },
    ];
    const { cards } = read({ type: "excalidraw/clipboard", elements, files: {} });
    expect(cards.map((card) => card.text)).toEqual(["Un"]);
  });
});

describe("FMT41 what cannot be taken of a drawing is counted, and no word is among it", () => {
  test("drawings, pictures, loose arrows and ties", () => {
    const { cards, links, notes } = scene(
      { ...box, id: "empty" },
      { type: "freedraw", points: [] },
      { type: "image", fileId: "f" },
      { ...text, id: "a", text: "Un", groupIds: ["in", "g"], link: "https://example.org" },
      { ...text, id: "b", text: "Deux", groupIds: ["g"] },
      { type: "arrow", id: "r", startBinding: { elementId: "a" }, endBinding: { elementId: "gone" } },
      { ...text, id: "w", containerId: "r", text: "parce que" },
      { type: "arrow", startBinding: { elementId: "a" }, endBinding: { elementId: "empty" } },
    );
    expect(cards.map((card) => card.text)).toEqual(["Un", "Deux", "parce que"]);
    expect(links).toEqual([]);
    expect(Object.fromEntries(notes.map(({ reason, count }) => [reason, count]))).toEqual({
      drawings: 1,
      images: 1,
      addresses: 1,
      "loose-arrows": 2,
      ungrouped: 1,
    });
  });

  test("values of any kind end in a card that holds, or in a refusal", () => {
    const { cards, zones, notes } = scene(
      { type: "text", text: "Un", x: null, y: 1e300, width: -5, height: "b" },
      { type: "text", text: "Deux", originalText: 7, frameId: "a", containerId: "a", id: "a" },
      { type: "frame", x: 0, y: 0, width: -1, height: 1e12, name: "x".repeat(limits.ZONE_TITLE_MAX_CHARS + 1) },
    );
    expect(cards.map((card) => card.text)).toEqual(["Un", "Deux"]);
    expect(cards[0]?.place).toEqual({ x: 0, y: limits.COORDINATE_MAX_PX });
    expect(zones[0]?.title).toHaveLength(limits.ZONE_TITLE_MAX_CHARS);
    expect(notes.map(({ reason }) => reason)).toContain("clamped");
    for (const file of [[], { type: "excalidrawlib" }, { elements: [] }, { type: "excalidraw", elements: { 0: box } }])
      expect(readExcalidraw(JSON.stringify(file))).toMatchObject({ ok: false, reason: "not-this-format" });
    expect(readExcalidraw('{"type":"excalidraw",')).toMatchObject({ ok: false, reason: "not-json" });
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 3 })), (some) => {
        const elements = some.map((one) => ({ type: "text", ...JSON.parse(`{"v":${one}}`).v }));
        const reply = readExcalidraw(JSON.stringify({ type: "excalidraw", elements }));
        if (reply.ok) importBoard(testHand(), reply.value);
      }),
    );
  });
});

test("LIM125 more words, frames or arrows than a board takes are refused with their number, and at the limit read", () => {
  const file = (count: number, element: object) =>
    JSON.stringify({ type: "excalidraw", elements: Array.from({ length: count }, () => element) });
  const word = { type: "text", text: "a" };
  const most = limits.IMPORT_NODES_MAX_COUNT;
  expect(readExcalidraw(file(most, word)).ok).toBe(true);
  expect(readExcalidraw(file(most + 1, word))).toMatchObject({ reason: "too-many-cards", detail: String(most + 1) });
  expect(readExcalidraw(file(limits.ZONES_MAX_COUNT, { type: "frame" })).ok).toBe(true);
  expect(readExcalidraw(file(limits.ZONES_MAX_COUNT + 1, { type: "frame" }))).toMatchObject({
    reason: "too-many-zones",
  });
});

function drawnBoard(): Board {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 700, h: 400 } });
  if (!zone.ok) throw new Error(zone.reason);
  const cards = addCards(hand, [
    { text: 'Dire "oui"\nà l’heure', place: { x: 20, y: 60, zone: zone.value, group: null }, colour: "rose" },
    {
      text: "Deux",
      place: { x: 320, y: 60, zone: zone.value, group: null },
      size: { w: 240, h: 140 },
      colour: "#a1b2c3",
    },
    { text: "Dehors", place: { x: 900, y: 60, zone: null, group: null } },
    { text: "", place: { x: 900, y: 300, zone: null, group: null } },
  ]);
  if (!cards.ok) throw new Error(cards.reason);
  const [one, two, out] = cards.value;
  if (!one || !two || !out) throw new Error("not added");
  addLink(hand, { from: one, to: two, label: "permet", fromEnd: "arrow", toEnd: "none" });
  addLink(hand, { from: zone.value, to: out });
  groupCards(hand, {
    name: "Ensemble",
    zone: zone.value,
    cards: [
      { id: one, x: 20, y: 60 },
      { id: two, x: 320, y: 60 },
    ],
  });
  return readBoard(hand.doc);
}

test("FMT42 what is copied for Excalidraw is what it copies itself: notes, frames, bound arrows, and reads back the same", () => {
  const board = drawnBoard();
  const zones = [...board.zones.values()].map((zone) => ({ zone, rect: zone.rect }));
  const out = writeExcalidraw({
    cards: [...board.cards.values()],
    zones,
    links: [...board.links.values()],
    shapes: [],
    pictures: new Map(),
  });
  const file = JSON.parse(out);
  expect(Object.keys(file)).toEqual(["type", "elements", "files"]);
  expect(new Set(file.elements.map(({ id }: { id: string }) => id)).size).toBe(file.elements.length);
  const back = read(file);
  expect(back.cards.map((card) => card.text)).toEqual(['Dire "oui"\nà l’heure', "Deux", "Dehors"]);
  expect(back.cards.map(({ colour }) => colour)).toEqual(["#ffdee4", "#a1b2c3", "#f8edc4"]);
  // A card without words is a rectangle there.
  expect(back.shapes.map(({ kind }) => kind)).toEqual(["rectangle"]);
  expect(back.notes.map(({ reason }) => reason)).toEqual(["ungrouped"]);
  const hand = testHand();
  const brought = importBoard(hand, back);
  expect(brought.ok).toBe(true);
  const again = readBoard(hand.doc);
  expect(outlineOf(again).map(({ zone, count }) => [zone?.title, count])).toEqual([
    ["Avant", 2],
    [undefined, 1],
  ]);
  const places = [...again.cards.values()].map(({ text: words, place, size }) => [words, place.x, place.y, size?.w]);
  expect(places).toEqual([
    ['Dire "oui"\nà l’heure', 20, 60, 200],
    ["Deux", 320, 60, 240],
    ["Dehors", 900, 60, 200],
  ]);
  expect([...again.links.values()].map(({ label, fromEnd, toEnd }) => [label, fromEnd, toEnd])).toEqual([
    ["permet", "arrow", "none"],
    ["", "none", "arrow"],
  ]);
});

const PNG =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe("FIL26 what is drawn in Excalidraw comes as drawings, with its points, its colour and its picture", () => {
  test("empty shapes, lines, strokes and arrows that tie nothing", () => {
    const { shapes, cards, notes } = scene(
      { ...box, id: "e", type: "ellipse", strokeColor: "#e03131", locked: true },
      { type: "rectangle", x: 100, y: 100, width: -60, height: -40, backgroundColor: "#ffec99" },
      {
        type: "line",
        x: 10,
        y: 20,
        points: [
          [0, 0],
          [100, 0],
          [100, 50],
        ],
      },
      {
        type: "freedraw",
        x: 0,
        y: 0,
        points: [
          [0, 0],
          [30, 40],
          [60, 0],
        ],
        pressures: [0.2, 0.9, 0.4],
      },
      {
        type: "arrow",
        id: "r",
        x: 0,
        y: 0,
        points: [
          [0, 0],
          [200, 100],
        ],
        startBinding: { elementId: "e" },
      },
      { ...text, containerId: "r", text: "plus tard" },
      {
        type: "arrow",
        x: 0,
        y: 0,
        points: [
          [0, 0],
          [50, 0],
        ],
        startArrowhead: "arrow",
        endArrowhead: null,
      },
      {
        type: "line",
        x: 0,
        y: 0,
        points: [
          [0, 0],
          [100, 0],
        ],
        angle: Math.PI / 2,
      },
    );
    expect(cards).toEqual([]);
    expect(notes).toEqual([]);
    expect(shapes.map(({ kind }) => kind)).toEqual(["ellipse", "rectangle", "ink", "ink", "arrow", "arrow", "ink"]);
    expect(shapes[0]).toMatchObject({ colour: "#e03131", locked: true, rect: { x: 10, y: -21, w: 180, h: 90 } });
    expect(shapes[1]).toMatchObject({ colour: "#ffec99", rect: { x: 40, y: 60, w: 60, h: 40 } });
    expect(shapes[2]).toMatchObject({ rect: { x: 10, y: 20, w: 100, h: 50 }, colour: null });
    expect(shapes[3]?.points.filter((_, at) => at % 3 === 2)).toEqual([20, 90, 40]);
    expect(shapes[4]).toMatchObject({ text: "plus tard", rect: { w: 200, h: 100 }, points: [0, 0, 10_000, 10_000] });
    // Its only head is at its start: there it points to.
    expect(shapes[5]?.points).toEqual([10_000, 0, 0, 0]);
    expect(shapes[6]?.rect).toMatchObject({ x: 50, y: -50, h: 100 });
  });

  test("a picture in the file comes along; one that runs, lies elsewhere or would be too large does not", () => {
    const image = (id: string) => ({ type: "image", x: 0, y: 0, width: 200, height: 100, fileId: id });
    const { shapes, notes } = read({
      type: "excalidraw",
      elements: ["png", "svg", "far", "none"].map(image),
      files: {
        png: { dataURL: PNG },
        svg: { dataURL: "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=" },
        far: { dataURL: "https://example.org/a.png" },
      },
    });
    expect(shapes).toMatchObject([{ kind: "image", picture: PNG, file: null, rect: { w: 200, h: 100 } }]);
    expect(notes).toMatchObject([{ reason: "images", count: 3 }]);
    const hand = testHand();
    importBoard(hand, { ...read({ type: "excalidraw", elements: [] }), shapes });
    expect(JSON.stringify(hand.doc.toJSON())).not.toContain("data:");
  });
});

test("FIL26 whatever stands in an element, a drawing of it holds or does not come", () => {
  const type = fc.constantFrom("rectangle", "diamond", "line", "freedraw", "draw", "arrow", "image", "text", "frame");
  const key = fc.constantFrom(
    "x",
    "y",
    "width",
    "height",
    "angle",
    "points",
    "pressures",
    "fileId",
    "customData",
    "text",
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(type, fc.dictionary(key, fc.jsonValue({ maxDepth: 3 })))), (some) => {
      const elements = some.map(([kind, values]) => ({
        points: [
          [0, 0],
          [9, 9],
        ],
        ...values,
        type: kind,
      }));
      const reply = readExcalidraw(JSON.stringify({ type: "excalidraw", elements, files: { a: 1 } }));
      if (!reply.ok) return;
      const hand = testHand();
      expect(importBoard(hand, reply.value).ok).toBe(true);
      for (const { rect, points } of readBoard(hand.doc).shapes.values()) {
        for (const side of [rect.x, rect.y, rect.w, rect.h, ...points]) expect(Number.isSafeInteger(side)).toBe(true);
        expect(Math.max(Math.abs(rect.x), Math.abs(rect.y))).toBeLessThanOrEqual(limits.COORDINATE_MAX_PX);
      }
    }),
    { numRuns: 400 },
  );
});

test("FIL27 our drawings go to Excalidraw as its own elements, and come back as what they were", () => {
  const hand = testHand();
  const rect = { x: 40, y: 60, w: 200, h: 120 };
  const file = "image-1" as FileId;
  const added = addShapes(hand, [
    { kind: "rectangle", rect, text: "Avec des mots", colour: "rose" },
    { kind: "ellipse", rect: { ...rect, x: 300 }, locked: true },
    { kind: "diamond", rect: { ...rect, x: 600 } },
    { kind: "image", rect: { ...rect, x: 900 }, text: "La cour", file },
    { kind: "image", rect: { ...rect, x: 900 }, text: "Sans image", file: "image-2" as FileId },
    { kind: "arrow", rect, points: [0, 0, 5_000, 0, 10_000, 10_000], text: "donc" },
    { kind: "ink", rect, points: [0, 0, 50, 5_000, 10_000, 80, 10_000, 0, 20] },
    { kind: "text", rect: { ...rect, h: 40 }, text: "Un texte, et rien autour" },
    { kind: "stamp", rect: { ...rect, w: 72, h: 72 }, stamp: "👍" },
    { kind: "frame", rect: { x: 0, y: 0, w: 960, h: 540 }, text: "Un cadre" },
  ]);
  expect(added.ok).toBe(true);
  const shapes = [...readBoard(hand.doc).shapes.values()].sort(compareOrder);
  const out = writeExcalidraw({ cards: [], zones: [], links: [], shapes, pictures: new Map([[file, PNG]]) });
  const elements: { id: string; type: string }[] = JSON.parse(out).elements;
  expect(new Set(elements.map(({ id }) => id)).size).toBe(elements.length);
  const back = read(JSON.parse(out));
  expect(back.cards).toEqual([]);
  expect(back.zones).toEqual([]);
  expect(back.notes).toEqual([]);
  const look = ({ kind, rect: at, text: words, stamp, locked, points }: Shape | ImportedShape) => [
    kind,
    at,
    words,
    stamp,
    locked,
    points,
  ];
  const sorted = (some: readonly (Shape | ImportedShape)[]) => some.map((one) => JSON.stringify(look(one))).sort();
  expect(sorted(back.shapes)).toEqual(sorted(shapes.filter(({ text: words }) => words !== "Sans image")));
  expect(back.shapes.find(({ kind }) => kind === "image")?.picture).toBe(PNG);
});
