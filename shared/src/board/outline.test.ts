import fc from "fast-check";
import { expect, test } from "vitest";
import type { CardId, GroupId, ZoneId } from "../ids.ts";
import { addCards, deleteCards, moveCards, orderCards } from "./edit-cards.ts";
import { addZone, deleteZone, groupCards, joinGroup, ungroup } from "./edit-structure.ts";
import type { Hand } from "./hand.ts";
import { outlineOf, readingOrder } from "./outline.ts";
import { readBoard } from "./read.ts";
import { exchange, testHand } from "./testing.ts";

type Step = readonly [action: number, first: number, second: number];

function pick<Value>(list: readonly Value[], at: number): Value | undefined {
  return list.length === 0 ? undefined : list[at % list.length];
}

function act(hand: Hand, [action, first, second]: Step): void {
  const board = readBoard(hand.doc);
  const card = pick<CardId>([...board.cards.keys()], first);
  const zone = pick<ZoneId>([...board.zones.keys()], second) ?? null;
  const group = pick<GroupId>([...board.groups.keys()], second);
  if (action === 0) addCards(hand, [{ text: `t${first}`, place: { x: first, y: second, zone, group: group ?? null } }]);
  if (action === 1) addZone(hand, { title: `z${first}`, rect: { x: first * 10, y: 0, w: 300, h: 300 } });
  if (action === 2 && card) groupCards(hand, { name: "g", zone, cards: [{ id: card, x: 1, y: 1 }] });
  if (action === 3 && card && group) joinGroup(hand, group, [{ id: card, x: 2, y: 2 }]);
  if (action === 4 && group) ungroup(hand, group);
  if (action === 5 && zone) deleteZone(hand, zone);
  if (action === 6 && card) moveCards(hand, [{ id: card, x: second, y: first, zone, group: null }]);
  if (action === 7 && card) deleteCards(hand, [card]);
  if (action === 8 && card) orderCards(hand, [card], pick<CardId>([...board.cards.keys()], second) ?? null);
}

const steps = fc.array(fc.tuple(fc.nat(8), fc.nat(40), fc.nat(40)), { maxLength: 60 });

test("BRD1 whatever two people do apart, both read the same outline, with every card in it exactly once", () => {
  fc.assert(
    fc.property(steps, steps, steps, (together, left, right) => {
      const mine = testHand({ name: "m" });
      for (const step of together) act(mine, step);
      const yours = testHand({ name: "y" });
      exchange(mine.doc, yours.doc);
      for (const step of left) act(mine, step);
      for (const step of right) act(yours, step);
      exchange(mine.doc, yours.doc);
      const board = readBoard(mine.doc);
      const outline = outlineOf(board);
      expect(outline).toEqual(outlineOf(readBoard(yours.doc)));
      const listed = readingOrder(outline).map(({ id }) => id);
      expect(new Set(listed)).toEqual(new Set(board.cards.keys()));
      expect(listed).toHaveLength(board.cards.size);
    }),
    { numRuns: 150 },
  );
});
