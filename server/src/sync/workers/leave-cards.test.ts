import * as Y from "yjs";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import type { Hand } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { leaveCards } from "./leave-cards.ts";

function table(): Hand {
  let at = 0;
  const newId = (): string => `id-${(at += 1)}`;
  const hand: Hand = { doc: new Y.Doc(), by: null, origin: null, newId, suffix: () => "x", now: () => 1 };
  addCards(hand, [{ text: "Un café", kind: "ingredient", place: { x: 0, y: 0, zone: null, group: null } }]);
  addShapes(hand, [{ kind: "rectangle", rect: { x: 0, y: 0, w: 80, h: 40 } }]);
  return hand;
}

const left = (drawings: boolean, outside: boolean): readonly number[] => {
  const hand = table();
  expect(leaveCards({ kind: "cards.leave", zones: [], outside, kinds: [], over: false, drawings }, hand).ok).toBe(true);
  const { cards, shapes } = readBoard(hand.doc);
  return [cards.size, shapes.size];
};

test("UIX161 drawings stay behind only when that is said, whatever cards do", () => {
  expect(left(false, false)).toEqual([1, 1]);
  expect(left(true, false)).toEqual([1, 0]);
  expect(left(false, true)).toEqual([0, 1]);
  expect(left(true, true)).toEqual([0, 0]);
});
