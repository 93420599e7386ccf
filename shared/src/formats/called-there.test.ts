import { expect, test } from "vitest";
import { readJson } from "./read-json.ts";
import { writeJson } from "./json.ts";
import { importBoard } from "../board/import-board.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";

const FILE = JSON.stringify({
  format: "tablee-board",
  version: 1,
  title: "t",
  zones: [{ id: "avant", title: "Avant", rect: { x: 0, y: 0, w: 400, h: 300 }, order: "a1 x" }],
  cards: [
    { id: "un", text: "Un", place: { x: 0, y: 0, zone: "avant", group: null }, order: "a2 x" },
    { id: "__proto__", text: "Deux", place: { x: 0, y: 0 }, order: 7 },
    { id: "avant", text: "Trois", place: { x: 0, y: 0 }, order: "a".repeat(201) },
  ],
});

function bring(hand = testHand()) {
  const read = readJson(FILE);
  if (!read.ok) throw new Error(read.reason);
  const brought = importBoard(hand, read.value);
  if (!brought.ok) throw new Error(brought.reason);
  return { hand, brought: brought.value, board: readBoard(hand.doc) };
}

test("FMT50 an empty table calls things as the file does, except what no id can be, and what is called so already", () => {
  const { board } = bring();
  const ids = [...board.cards.values()].map(({ id, text }) => [text, id]);
  expect(board.zones.has("avant" as never)).toBe(true);
  expect(ids.find(([text]) => text === "Un")).toEqual(["Un", "un"]);
  expect(new Set([...board.zones.keys(), ...board.cards.keys()]).size).toBe(4);
  expect([...board.cards.values()].every(({ order }) => order.length <= 200)).toBe(true);
});

test("FMT50 a table where something is gives new names: the same file twice is twice the cards", () => {
  const { hand } = bring();
  const { board } = bring(hand);
  expect(board.cards.size).toBe(6);
  expect(board.zones.size).toBe(2);
  JSON.parse(writeJson({ board, title: "t" }));
});
