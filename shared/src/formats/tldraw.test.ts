import { describe, expect, test } from "vitest";
import { importBoard } from "../board/import-board.ts";
import { testHand } from "../board/testing.ts";
import * as limits from "../limits.ts";
import { isTldraw, readTldraw } from "./read-tldraw.ts";

interface Wish {
  readonly [key: string]: unknown;
}

const SCHEMA = { schemaVersion: 2, sequences: { "com.tldraw.store": 4 } };

function shape(id: string, type: string, props: object, rest: Wish = {}): Wish {
  return { typeName: "shape", id: `shape:${id}`, type, x: 0, y: 0, rotation: 0, parentId: "page:p", props, ...rest };
}

function file(records: readonly Wish[], schema: object = SCHEMA): string {
  return JSON.stringify({
    tldrawFileFormatVersion: 1,
    schema,
    records: [{ typeName: "page", id: "page:p", index: "a1" }, ...records],
  });
}

function read(text: string) {
  const reply = readTldraw(text);
  if (!reply.ok) throw new Error(`${reply.reason} ${reply.detail ?? ""}`);
  return reply.value;
}

const rich = (...paragraphs: readonly string[]): object => ({
  type: "doc",
  content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

describe("tldraw", () => {
  test("FMT38 notes, texts and shapes with words are cards, frames areas, tied arrows links, the rest drawings", () => {
    const { cards, zones, links, shapes, notes } = read(
      file([
        shape("f", "frame", { w: 500, h: 400, name: " Avant " }, { x: 100, y: 50, index: "a1" }),
        shape(
          "n",
          "note",
          { color: "yellow", richText: rich("Prendre", "le temps") },
          { x: 10, y: 20, parentId: "shape:f" },
        ),
        shape("t", "text", { text: "Un titre", w: 90 }, { x: 900, index: "a2" }),
        shape("g", "geo", { geo: "ellipse", w: 200, h: 100, text: "Écouter", color: "light-blue" }, { index: "a3" }),
        shape("e", "geo", { geo: "cloud", w: 80, h: 60, text: "" }, { index: "a4" }),
        shape(
          "d",
          "draw",
          {
            segments: [
              {
                type: "free",
                points: [
                  { x: 0, y: 0, z: 0.5 },
                  { x: 30, y: 40, z: 0.5 },
                ],
              },
            ],
          },
          { index: "a5" },
        ),
        shape(
          "a",
          "arrow",
          { text: "mène à", arrowheadStart: "none", arrowheadEnd: "arrow", start: { x: 0, y: 0 }, end: { x: 9, y: 9 } },
          { index: "a0" },
        ),
        { typeName: "binding", id: "binding:1", fromId: "shape:a", toId: "shape:n", props: { terminal: "start" } },
        { typeName: "binding", id: "binding:2", fromId: "shape:a", toId: "shape:g", props: { terminal: "end" } },
        { typeName: "camera", id: "camera:1", x: 5 },
        { typeName: "instance_presence", id: "instance_presence:1", userName: "Merle" },
      ]),
    );
    expect(zones).toMatchObject([{ title: "Avant", rect: { x: 100, y: 50, w: 500, h: 400 } }]);
    expect(cards).toMatchObject([
      { text: "Prendre\nle temps", place: { x: 110, y: 70 }, zone: "shape:f", colour: "straw" },
      { text: "Un titre", place: { x: 900, y: 0 }, zone: null },
      { text: "Écouter", size: { w: 200, h: 100 }, colour: "sky" },
    ]);
    expect(links).toMatchObject([{ from: "shape:n", to: "shape:g", label: "mène à", fromEnd: "none", toEnd: "arrow" }]);
    expect(shapes.map(({ kind }) => kind)).toEqual(["rectangle", "ink"]);
    expect(notes).toMatchObject([{ reason: "plainer", count: 1 }]);
    expect(JSON.stringify([cards, zones, links, shapes])).not.toContain("Merle");
  });

  test("FMT38 the arrows of an older schema name their ends themselves, and one that is loose is drawn to the middle", () => {
    const ends = { start: { type: "binding", boundShapeId: "shape:n" }, end: { type: "point", x: 300, y: 0 } };
    const { links, shapes } = read(
      file(
        [
          shape("n", "note", { text: "Ici" }),
          shape("m", "note", { text: "Là" }, { x: 400 }),
          shape("a", "arrow", {
            start: ends.start,
            end: { type: "binding", boundShapeId: "shape:m" },
            arrowheadEnd: "arrow",
          }),
          shape("b", "arrow", { ...ends, arrowheadEnd: "arrow" }),
        ],
        { schemaVersion: 1, storeVersion: 4 },
      ),
    );
    expect(links).toMatchObject([{ from: "shape:n", to: "shape:m" }]);
    expect(shapes).toMatchObject([{ kind: "arrow", rect: { x: 100, w: 200 } }]);
  });

  test("FMT38 what lies in something turned stands where it was seen, and pages lie beside each other", () => {
    const { cards, notes } = read(
      file([
        { typeName: "page", id: "page:q", index: "a2" },
        shape("g", "group", {}, { x: 100, y: 100, rotation: Math.PI / 2 }),
        shape("n", "text", { text: "tourné" }, { x: 50, y: 0, parentId: "shape:g" }),
        shape("o", "text", { text: "autre page" }, { x: 7, y: 9, parentId: "page:q" }),
      ]),
    );
    expect(cards[0]?.place).toEqual({ x: 100, y: 150 });
    expect(cards[1]?.place?.x).toBeGreaterThan(400);
    expect(notes.map(({ reason }) => reason)).toEqual(["pages", "straightened"]);
  });

  test("FMT38 what was hollow and lay over others goes under them, and what was filled stays over them", () => {
    const at = (id: string, fill: string, x: number, w: number): Wish =>
      shape(id, "geo", { geo: "rectangle", text: id, fill, w, h: w }, { x, y: x, index: `a${id}` });
    const { cards } = read(file([at("1", "solid", 10, 50), at("2", "none", 0, 400), at("3", "solid", 0, 400)]));
    expect(cards.map(({ text }) => text)).toEqual(["2", "1", "3"]);
    expect(cards.map(({ layer }) => layer)).toEqual([1, 2, 3]);
  });

  test("FMT38 a snapshot of records by their ids is read as a file", () => {
    const note = shape("n", "note", { text: "un" });
    const store = { "page:p": { typeName: "page", id: "page:p" }, "shape:n": note };
    for (const text of [
      { store, schema: SCHEMA },
      { document: { store, schema: SCHEMA }, session: {} },
    ].map((one) => JSON.stringify(one))) {
      expect(isTldraw(text)).toBe(true);
      expect(read(text).cards).toMatchObject([{ text: "un" }]);
    }
    const late = JSON.stringify({ store, schema: { schemaVersion: 9 } });
    expect(readTldraw(late)).toMatchObject({ reason: "newer-version" });
  });

  test("FMT38 a file of the first tldraw is read as well", () => {
    const text = JSON.stringify({
      name: "x",
      document: {
        version: 15.5,
        pages: {
          page: {
            shapes: {
              s: { id: "s", type: "sticky", point: [10, 20], size: [200, 200], text: "Note", childIndex: 2 },
              r: { id: "r", type: "rectangle", point: [500, 20], size: [100, 60], label: "Boîte", childIndex: 1 },
              e: { id: "e", type: "ellipse", point: [0, 0], radius: [40, 20], childIndex: 3 },
              a: {
                id: "a",
                type: "arrow",
                point: [0, 0],
                handles: { start: { point: [0, 0], bindingId: "b1" }, end: { point: [9, 9], bindingId: "b2" } },
                decorations: { end: "arrow" },
              },
            },
            bindings: { b1: { toId: "s" }, b2: { toId: "r" } },
          },
        },
      },
      assets: {},
    });
    expect(isTldraw(text)).toBe(true);
    const { cards, links, shapes } = read(text);
    expect(cards).toMatchObject([
      { text: "Boîte", place: { x: 500, y: 20 } },
      { text: "Note", size: { w: 200, h: 200 } },
    ]);
    expect(links).toMatchObject([{ from: "s", to: "r", toEnd: "arrow" }]);
    expect(shapes).toMatchObject([{ kind: "ellipse", rect: { w: 80, h: 40 } }]);
  });

  test("FMT39 kinds that nobody knows, pictures elsewhere and addresses are counted, and their words come", () => {
    const image = (src: string): Wish => ({ typeName: "asset", id: `asset:${src}`, props: { src } });
    const { cards, shapes, notes } = read(
      file([
        shape("u", "sparkle", { text: "Des mots" }),
        shape("v", "sparkle", {}),
        shape("b", "bookmark", { url: "https://example.org/atelier" }),
        shape("j", "embed", { url: "javascript:alert(1)" }),
        shape("l", "geo", { url: "javascript:alert(1)", text: "<img src=x onerror=alert(1)>", w: 9, h: 9 }),
        image("https://example.org/x.png"),
        shape("i", "image", { assetId: "asset:https://example.org/x.png", w: 9, h: 9 }),
        image("data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"),
        shape("k", "image", {
          assetId: "asset:data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
          w: 90,
          h: 90,
        }),
      ]),
    );
    expect(cards.map(({ text }) => text)).toEqual([
      "Des mots",
      "https://example.org/atelier",
      "<img src=x onerror=alert(1)>",
    ]);
    expect(shapes).toMatchObject([{ kind: "image", picture: expect.stringContaining("data:image/png") }]);
    expect(notes.map(({ reason, count }) => [reason, count])).toEqual([
      ["unknown-shapes", 2],
      ["addresses", 2],
      ["images", 1],
    ]);
    expect(JSON.stringify(cards)).not.toContain("javascript:");
  });

  test.for([
    ["another form of file", JSON.stringify({ tldrawFileFormatVersion: 2, records: [] })],
    ["another schema", file([], { schemaVersion: 3 })],
    ["another store", file([], { schemaVersion: 1, storeVersion: 6 })],
    ["words of a later kind", file([], { schemaVersion: 2, sequences: { "com.tldraw.shape.text": 5 } })],
  ] as const)("FMT39 a file of the future is refused whole: %s", ([, text]) => {
    expect(readTldraw(text)).toMatchObject({ ok: false, reason: "newer-version", detail: expect.stringMatching(/\S/) });
  });

  test("FMT39 circles, parents that are not there, equal ids and keys of the language cost nothing but themselves", () => {
    const { cards, notes } = read(
      file([
        shape("a", "note", { text: "un" }, { parentId: "shape:b" }),
        shape("b", "note", { text: "deux" }, { parentId: "shape:a" }),
        shape("c", "note", { text: "trois" }, { parentId: "shape:c" }),
        shape("d", "note", { text: "quatre" }, { parentId: "shape:nowhere" }),
        shape("d", "note", { text: "deux fois" }),
        shape("__proto__", "note", { text: "cinq", color: "constructor" }, { x: 1e308, y: -1e308 }),
        { typeName: "shape", id: "shape:e", type: "geo", props: { geo: "constructor", text: "six" } },
        { typeName: "shape", id: "shape:f" },
        { typeName: "shape", id: "shape:g", type: "draw", props: { segments: [{ points: [null, 3, { x: "a" }] }] } },
      ]),
    );
    expect(cards.map(({ text }) => text).sort()).toEqual(["cinq", "deux", "quatre", "six", "trois", "un"]);
    expect(notes.map(({ reason }) => reason).sort()).toEqual([
      "clamped",
      "drawings",
      "duplicate-ids",
      "unknown-shapes",
    ]);
    const reply = importBoard(testHand(), read(file([shape("a", "note", { text: "un" })])));
    expect(reply.ok).toBe(true);
  });

  test("FMT39 shapes that lie in each other ten thousand deep, and more cards than fit, end well", () => {
    const deep = Array.from({ length: 10_000 }, (_, at) =>
      shape(`s${at}`, "group", {}, { parentId: at === 0 ? "page:p" : `shape:s${at - 1}`, x: 1 }),
    );
    const inside = shape("n", "text", { text: "au fond" }, { parentId: "shape:s9999" });
    expect(read(file([...deep, inside])).cards).toMatchObject([{ place: { x: 10_000, y: 0 } }]);
    const many = Array.from({ length: limits.IMPORT_NODES_MAX_COUNT + 1 }, (_, at) =>
      shape(`s${at}`, "text", { text: "x" }),
    );
    expect(readTldraw(file(many))).toMatchObject({ ok: false, reason: "too-many-cards" });
    expect(readTldraw(file(many.slice(1)))).toMatchObject({ ok: true });
    const boxes = Array.from({ length: limits.SHAPES_MAX_COUNT + 1 }, (_, at) =>
      shape(`s${at}`, "geo", { w: 9, h: 9 }),
    );
    expect(readTldraw(file(boxes))).toMatchObject({ ok: false, reason: "too-many-shapes" });
  });

  test.for(["[]", "{}", "null", '{"document":{"pages":{}}}', '{"tldrawFileFormatVersion":1,"records":{}}'])(
    "FMT39 what is no file of tldraw is refused: %s",
    (text) => {
      expect(readTldraw(text).ok).toBe(false);
    },
  );
});
