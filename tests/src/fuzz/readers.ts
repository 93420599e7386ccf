import * as Y from "yjs";
import { readPresence } from "@tablee/shared/presence/presence";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { outlineOf } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { writeCsv } from "@tablee/shared/formats/csv";
import { writeJson } from "@tablee/shared/formats/json";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { readJson } from "@tablee/shared/formats/read-json";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { readExcalidraw } from "@tablee/shared/formats/read-excalidraw";
import { boardFromList } from "@tablee/shared/formats/list";
import { readKanban } from "@tablee/shared/formats/read-kanban";
import { readTldraw } from "@tablee/shared/formats/read-tldraw";
import { readTable } from "@tablee/shared/formats/table";
import { EXPORT_WORDS } from "@tablee/shared/formats/testing";
import { writeExcalidraw, writeExcalidrawFile } from "@tablee/shared/formats/write-excalidraw";
import { writeKanban } from "@tablee/shared/formats/write-kanban";
import { writeOutline } from "@tablee/shared/formats/write-outline";
import type { Part } from "@tablee/shared/formats/write-excalidraw";
import type { Board } from "@tablee/shared/board/types";
import { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { bendBytes } from "./mutate.ts";
import { ODD, spoiltBoard } from "./spoil.ts";

/** Of each kind of thing one, with its ties. */
const TLDRAW = JSON.stringify({
  tldrawFileFormatVersion: 1,
  schema: { schemaVersion: 2, sequences: { "com.tldraw.store": 4 } },
  records: [
    { typeName: "page", id: "page:p", index: "a1" },
    ...["note", "text", "geo", "frame", "draw", "line", "arrow", "image", "bookmark", "group"].map((type, at) => ({
      typeName: "shape",
      id: `shape:${type}`,
      type,
      x: at * 10,
      y: 0,
      rotation: 0.1,
      index: `a${at}`,
      parentId: at % 3 === 0 ? "page:p" : "shape:frame",
      props: {
        text: "un",
        w: 9,
        h: 9,
        fill: "none",
        segments: [{ points: [{ x: 1, y: 2, z: 0.5 }] }],
        points: { a1: { index: "a1", x: 1, y: 2 } },
        start: { x: 0, y: 0 },
        end: { type: "binding", boundShapeId: "shape:note" },
        richText: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "deux" }] }] },
      },
    })),
  ],
});

/** Readers of what others wrote: whatever it is, something comes out that holds, and nothing throws. */

/** A board on which a peer wrote anything anywhere. */
export function readOddBoard(seed: number): void {
  const { doc, editor } = spoiltBoard(seed, 25);
  const board = readBoard(doc);
  outlineOf(board);
  for (const written of [writeJson({ board, title: "t" }), writeJsonCanvas(board), writeExcalidraw(wholeOf(board))])
    JSON.parse(written);
  JSON.parse(writeExcalidrawFile(board, new Map()));
  const words = EXPORT_WORDS;
  if (!readKanban(writeKanban({ board, words }), words).ok) throw new Error("a Kanban does not hold");
  boardFromList(writeOutline({ board, title: "t", words }), words);
  if (!readTable(writeCsv({ board, words })).ok) throw new Error("a table does not hold");
  for (const card of board.cards.values())
    if (!Number.isFinite(card.place.x) || typeof card.text !== "string") throw new Error("a card does not hold");
  // The honest go on writing on such a board.
  for (let at = 0; at < 25; at += 1) editor.act();
  editor.close();
}

function wholeOf(board: Board): Part {
  const zones = [...board.zones.values()].map((zone) => ({ zone, rect: zone.rect }));
  const pictures = new Map([...board.shapes.values()].flatMap(({ file }) => (file ? [[file, "data:,"] as const] : [])));
  return {
    cards: [...board.cards.values()],
    zones,
    links: [...board.links.values()],
    shapes: [...board.shapes.values()],
    pictures,
  };
}

/** Presence, pieces of updates, state vectors, files: bent bytes. */
export function readOddBytes(seed: number): void {
  const random = new Random(seed);
  for (const odd of ODD) readPresence({ m: "iris", v: odd, c: odd, s: odd, d: { i: odd, o: odd }, t: odd, e: odd });
  const doc = new Y.Doc();
  const editor = new RandomEditor(doc, random);
  for (let at = 0; at < 20; at += 1) editor.act();
  const update = Y.encodeStateAsUpdate(doc);
  const whole = new Y.Doc();
  for (const piece of cutUpdate(update, 60 + random.below(600))) Y.applyUpdate(whole, piece);
  if (
    Buffer.compare(Y.encodeStateAsUpdate(whole), update) !== 0 &&
    Y.encodeStateVector(whole).length !== Y.encodeStateVector(doc).length
  )
    throw new Error("the pieces are not the whole");
  const board = readBoard(doc);
  for (const [text, read] of [
    [writeJson({ board, title: "t" }), readJson],
    [writeJsonCanvas(board), readJsonCanvas],
    [writeExcalidraw(wholeOf(board)), readExcalidraw],
    [writeExcalidrawFile(board, new Map()), readExcalidraw],
    [writeKanban({ board, words: EXPORT_WORDS }), readKanban],
    [writeOutline({ board, title: "t", words: EXPORT_WORDS }), boardFromList],
    [TLDRAW, readTldraw],
  ] as const) {
    const bytes = bendBytes(new TextEncoder().encode(text), random);
    read(new TextDecoder().decode(bytes));
  }
  editor.close();
}
