import * as Y from "yjs";
import { readPresence } from "@tablee/shared/presence/presence";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { outlineOf } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { KEYS, openRoots, ROOTS } from "@tablee/shared/board/schema";
import { writeJson } from "@tablee/shared/formats/json";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { readJson } from "@tablee/shared/formats/read-json";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { bendBytes } from "./mutate.ts";

/** Readers of what others wrote: whatever it is, something comes out that holds, and nothing throws. */

const ODD: readonly unknown[] = [
  null,
  undefined,
  true,
  NaN,
  Infinity,
  -1e308,
  "",
  "x".repeat(300),
  "\ud800",
  "__proto__",
  [],
  [[[]]],
  {},
  { x: "1", y: {}, zone: 4, group: [] },
  { w: -1, h: 1e300 },
  { by: 4, at: "now" },
  "a0",
  "a0 x",
  new Uint8Array([1, 2]),
];

/** A board on which a peer wrote anything anywhere. */
export function readOddBoard(seed: number): void {
  const random = new Random(seed);
  const doc = new Y.Doc();
  const editor = new RandomEditor(doc, random);
  for (let at = 0; at < 25; at += 1) {
    editor.act();
    if (random.oneIn(2)) spoil(doc, random);
  }
  const board = readBoard(doc);
  outlineOf(board);
  for (const written of [writeJson({ board, title: "t" }), writeJsonCanvas(board)]) JSON.parse(written);
  for (const card of board.cards.values())
    if (!Number.isFinite(card.place.x) || typeof card.text !== "string") throw new Error("a card does not hold");
  // The honest go on writing on such a board.
  for (let at = 0; at < 25; at += 1) editor.act();
  editor.close();
}

function spoil(doc: Y.Doc, random: Random): void {
  openRoots(doc);
  const root = random.pick(ROOTS) ?? "cards";
  const map = doc.getMap<unknown>(root);
  const key = random.pick([...map.keys()]) ?? random.id();
  const odd = (): unknown => random.pick([...ODD, new Y.Map(), new Y.Text("t"), new Y.Map([["text", new Y.Map()]])]);
  const entry = map.get(key);
  if (entry instanceof Y.Map && !random.oneIn(5)) entry.set(random.pick([...KEYS[root], "other"]) ?? "", odd());
  else map.set(random.oneIn(3) ? (random.pick(["", "__proto__", "deux mots"]) ?? "") : key, odd());
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
  ] as const) {
    const bytes = bendBytes(new TextEncoder().encode(text), random);
    read(new TextDecoder().decode(bytes));
  }
  editor.close();
}
