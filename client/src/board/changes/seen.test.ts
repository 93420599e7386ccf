import { expect, test } from "vitest";
import { addCards, deleteCards, moveCards, styleCards } from "@tablee/shared/board/edit-cards";
import { replaceText } from "@tablee/shared/board/edit-text";
import { outlineOf, readingOrder } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { textOf } from "@tablee/shared/board/schema";
import { testHand } from "@tablee/shared/board/testing";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { addZone } from "@tablee/shared/board/edit-structure";
import { allSeen, changesSince, readSeen, writeSeen } from "./seen.ts";
import type { Change, Seen } from "./seen.ts";

const place = { x: 0, y: 0, zone: null, group: null };

test("UIX78 what has changed since one looked is told by kind, each card once, and kept on the device without a word of it", () => {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 400 } });
  const added = addCards(
    hand,
    ["Pain", "Sel", "Eau", "Levain", "Four"].map((text) => ({ text, place })),
  );
  const [words, moved, look, gone, nudged] = (added.ok ? added.value : []) as [CardId, CardId, CardId, CardId, CardId];
  const seen = allSeen(readBoard(hand.doc));
  const since = (one: Seen): Change[] => {
    const board = readBoard(hand.doc);
    return changesSince(one, board, readingOrder(outlineOf(board)));
  };
  expect(since(seen)).toEqual([]);
  const text = textOf(hand.doc, "cards", words);
  if (text) replaceText(text, "Pain noir", hand.origin);
  moveCards(hand, [
    { id: moved, zone: zone.ok ? zone.value : ("" as ZoneId) },
    { id: nudged, x: 300 },
  ]);
  styleCards(hand, [look, words], { colour: "mint" });
  deleteCards(hand, [gone]);
  addCards(hand, [{ text: "Miel", place, author: "Iris" }]);
  const told = since(seen).map(({ kind, text: now, before, author }) => [kind, now, before, author]);
  expect(told).toEqual([
    ["moved", "Sel", null, null],
    ["words", "Pain noir", "Pain", null],
    ["look", "Eau", null, null],
    ["added", "Miel", null, "Iris"],
    ["deleted", "Levain", null, null],
  ]);
  const kept = writeSeen(seen) ?? "";
  expect(kept).not.toMatch(/Pain|Sel|Levain/);
  const again = readSeen(kept);
  expect(again && since(again).map(({ kind }) => kind)).toEqual(told.map(([kind]) => kind));
  expect(readSeen(`${kept} nothing:that was:written here`)?.size).toBe(seen.size);
  expect(readSeen(null)).toBeNull();
});
