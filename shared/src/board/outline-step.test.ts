import fc from "fast-check";
import { expect, test } from "vitest";
import type { CardId } from "../ids.ts";
import { addCards, deleteCards, moveCards, orderCards } from "./edit-cards.ts";
import { addZone, groupCards } from "./edit-structure.ts";
import type { Hand } from "./hand.ts";
import { outlineOf, readingOrder } from "./outline.ts";
import type { OutlineZone } from "./outline.ts";
import { outlineAfter } from "./outline-step.ts";
import { readBoard } from "./read.ts";
import { testHand } from "./testing.ts";
import type { Board } from "./types.ts";

/** A board of three areas and a group, as people fill it. */
function filled(): Hand {
  const hand = testHand();
  const zones = [0, 1, 2].map((at) => addZone(hand, { title: `z${at}`, rect: { x: at * 400, y: 0, w: 300, h: 300 } }));
  for (const zone of zones) {
    const place = { x: 0, y: 0, zone: zone.ok ? zone.value : null, group: null };
    addCards(
      hand,
      [1, 2, 3].map((at) => ({ text: `t${at}`, place })),
    );
  }
  addCards(hand, [{ text: "dehors", place: { x: 0, y: 0, zone: null, group: null } }]);
  const [first, second] = readBoard(hand.doc).cards.keys();
  if (first && second)
    groupCards(hand, { name: "g", zone: null, cards: [first, second].map((id) => ({ id, x: 1, y: 1 })) });
  return hand;
}

/** As a store reads it: what did not change stays the same object. */
function next(old: Board, fresh: Board): { readonly board: Board; readonly cards: ReadonlySet<CardId> } {
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const ids = new Set([...old.cards.keys(), ...fresh.cards.keys()]);
  const cards = new Set([...ids].filter((id) => !same(old.cards.get(id), fresh.cards.get(id))));
  const kept = [...fresh.cards].map(([id, card]) => [id, cards.has(id) ? card : (old.cards.get(id) ?? card)] as const);
  return { board: { ...old, cards: new Map(kept) }, cards };
}

function act(hand: Hand, [action, first, second]: readonly [number, number, number]): void {
  const board = readBoard(hand.doc);
  const ids = [...board.cards.keys()];
  const [card, other] = [ids[first % ids.length], ids[second % ids.length]];
  const zone = [...board.zones.keys(), null][second % (board.zones.size + 1)] ?? null;
  if (!card || !other) return;
  if (action === 0) moveCards(hand, [{ id: card, x: first, y: second }]);
  if (action === 1) moveCards(hand, [{ id: card, x: first, y: second, zone, group: null }]);
  if (action === 2) orderCards(hand, [card], other);
  if (action === 3) deleteCards(hand, [card]);
  if (action === 4) addCards(hand, [{ text: "n", place: { x: 0, y: 0, zone, group: null } }]);
  const [group = null] = board.groups.keys();
  if (action === 5) moveCards(hand, [{ id: card, x: first, y: second, zone, group }]);
}

test("BRD1 an outline brought up to date card by card is the outline read anew, whatever changed", () => {
  const step = fc.tuple(fc.nat(5), fc.nat(40), fc.nat(40));
  fc.assert(
    fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (turns) => {
      const hand = filled();
      let old = readBoard(hand.doc);
      let outline: readonly OutlineZone[] = outlineOf(old);
      for (const turn of turns) {
        for (const one of turn) act(hand, one);
        const { board, cards } = next(old, readBoard(hand.doc));
        const before = readingOrder(outline).map(({ id }) => id);
        const after = outlineAfter(outline, { old, board, cards });
        outline = after.outline;
        expect(outline).toEqual(outlineOf(board));
        const order = readingOrder(outline).map(({ id }) => id);
        expect(after.isReordered || order.join(" ") === before.join(" ")).toBe(true);
        old = board;
      }
    }),
  );
});

test("BRD1 one card that moves leaves every other part of the outline the same object", () => {
  const hand = filled();
  const old = readBoard(hand.doc);
  const outline = outlineOf(old);
  const moved = outline[2]?.lone[0];
  if (!moved) throw new Error("the third area is empty");
  moveCards(hand, [{ id: moved.id, x: 7, y: 7 }]);
  const { board, cards } = next(old, readBoard(hand.doc));
  const after = outlineAfter(outline, { old, board, cards }).outline;
  expect(after.map((part, at) => part === outline[at])).toEqual(outline.map((_, at) => at !== 2));
  expect(after[2]?.lone[0]?.place).toMatchObject({ x: 7, y: 7 });
});
