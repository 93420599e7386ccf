import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addShapes } from "../board/edit-shapes.ts";
import { addZone } from "../board/edit-structure.ts";
import { importBoard } from "../board/import-board.ts";
import { compareOrder } from "../board/order.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import { SHAPE_KINDS } from "../board/types.ts";
import * as limits from "../limits.ts";
import type { FileId } from "../ids.ts";
import { writeJson } from "./json.ts";
import { writeJsonCanvas } from "./json-canvas.ts";
import { writeMarkdown } from "./markdown.ts";
import { readJson } from "./read-json.ts";
import { readJsonCanvas } from "./read-json-canvas.ts";
import { writeSvg } from "./svg.ts";
import { bring, EXPORT_WORDS as words } from "./testing.ts";

/** An area with a card in it, and one shape of each kind, of which some have words. */
function drawnBoard(): Board {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 300 } });
  if (!zone.ok) throw new Error(zone.reason);
  addCards(hand, [{ text: "Une carte", place: { x: 40, y: 80, zone: zone.value, group: null } }]);
  const made = addShapes(
    hand,
    SHAPE_KINDS.map((kind, at) => ({
      kind,
      rect: { x: 20 * at, y: 30 + at, w: 240, h: 160 },
      text: kind === "stamp" || kind === "arrow" ? "" : `<${kind}> & "mots"`,
      colour: at % 2 === 0 ? "mint" : null,
      ...(kind === "ink" && { points: [0, 0, 20, 5_000, 9_000, 100, 10_000, 1, 50] }),
      ...(kind === "arrow" && { points: [10_000, 0, 0, 10_000] }),
      ...(kind === "stamp" && { stamp: "👍" }),
      ...(kind === "image" && { file: "photo-1" as FileId }),
    })),
  );
  if (!made.ok) throw new Error(made.reason);
  return readBoard(hand.doc);
}

function drawn({ shapes }: Board): unknown[] {
  return [...shapes.values()]
    .sort(compareOrder)
    .map(({ id: _id, order: _order, born: { at }, ...rest }) => ({ ...rest, at }));
}

test("FMT34 what is drawn comes back from the complete copy as it was: kind, place, words, colour, points and order", () => {
  const board = drawnBoard();
  expect(drawn(bring(readJson(writeJson({ board, title: "t" }))))).toEqual(drawn(board));
});

test("FMT34 what no board can draw is left out of a copy and said, and words too long refuse it", () => {
  const file = (shapes: unknown[]) => JSON.stringify({ format: "tablee-board", version: 1, shapes });
  const odd = readJson(file([{ kind: "spiral" }, { kind: "ink", points: [1] }, { kind: "stamp" }, { kind: "text" }]));
  expect(odd).toMatchObject({ ok: true, value: { shapes: [{ kind: "text", text: "" }] } });
  expect(odd).toMatchObject({ value: { notes: [{ reason: "left-out", count: 3 }] } });
  const long = "x".repeat(limits.SHAPE_TEXT_MAX_CHARS + 1);
  expect(readJson(file([{ kind: "text", text: long }]))).toMatchObject({ reason: "text-too-long" });
  const many = readJson(file(Array.from({ length: limits.SHAPES_MAX_COUNT + 1 }, () => ({ kind: "text" }))));
  if (!many.ok) throw new Error(many.reason);
  expect(importBoard(testHand(), many.value)).toEqual({ ok: false, reason: "too-many-shapes" });
});

test("FMT35 the picture draws every shape, with its words as text and none of them as markup", () => {
  const board = drawnBoard();
  const svg = writeSvg({ board, title: "t", words });
  expect(svg).not.toMatch(/<(ink|rectangle|diamond|frame)>/);
  const written = SHAPE_KINDS.filter((kind) => kind !== "stamp" && kind !== "arrow" && kind !== "ink");
  for (const kind of written) expect(svg).toContain(`&lt;${kind}&gt;`);
  expect(svg).toContain("👍");
  expect(svg).toContain("<ellipse");
  // The stroke, by its points as they lie on the board; and what has a ground is drawn under the cards.
  expect(svg).toContain('d="M0 30L120 174L240 30"');
  expect(svg.indexOf("<ellipse")).toBeLessThan(svg.indexOf("Une carte"));
  expect(svg.indexOf("👍")).toBeGreaterThan(svg.indexOf("Une carte"));
});

test("FMT36 the text lists what is drawn with its words, by kind, and passes over what has none", () => {
  const text = writeMarkdown({ board: drawnBoard(), title: "t", words });
  const list = text.slice(text.indexOf("## Dessins"));
  expect(list.match(/^- /gm)).toHaveLength(SHAPE_KINDS.length - 2);
  expect(list).toContain(String.raw`- Cadre · \<frame> & "mots"`);
  expect(list).not.toContain("Flèche");
});

test("FMT37 in JSON Canvas words that are drawn are texts, frames are groups, and every card keeps its area", () => {
  const board = drawnBoard();
  const nodes = (JSON.parse(writeJsonCanvas(board)) as { nodes: { type: string; label?: string; text?: string }[] })
    .nodes;
  expect(nodes.filter(({ type }) => type === "group").map(({ label }) => label)).toEqual(["Avant", '<frame> & "mots"']);
  expect(nodes.filter(({ type }) => type === "text")).toHaveLength(1 + SHAPE_KINDS.length - 3);
  const back = bring(readJsonCanvas(writeJsonCanvas(board)));
  const avant = outlineOf(back).find(({ zone }) => zone?.title === "Avant");
  expect(avant?.lone.map(({ text }) => text)).toEqual(["Une carte"]);
});

test("FMT50 what is drawn comes back in the same file, byte for byte", () => {
  const file = writeJson({ board: drawnBoard(), title: "t" });
  expect(writeJson({ board: bring(readJson(file)), title: "t" })).toBe(file);
});
