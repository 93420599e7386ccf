import { expect, test } from "vitest";
import { addCards, deleteCards, orderCards } from "@tablee/shared/board/edit-cards";
import { compareOrder } from "@tablee/shared/board/order";
import { testHand } from "@tablee/shared/board/testing";
import { followBoard } from "../board-store.ts";
import { followRanks } from "./ranks.ts";

const PLACE = { x: 0, y: 0, zone: null, group: null };

/** Numbers below `most`, the same in each run. */
function chanceOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  "CAN130 which card lies over which is the order of all, though only what has changed is put in its place (seed %i)",
  (seed) => {
    const hand = testHand();
    addCards(
      hand,
      [1, 2, 3, 4].map((at) => ({ text: `t${at}`, place: PLACE })),
    );
    const { state } = followBoard(hand.doc);
    const ranks = followRanks(state);
    const below = chanceOf(seed);
    for (let step = 0; step < 25; step += 1) {
      const { order } = state.getState();
      const [action, card, other] = [below(3), order[below(order.length)], order[below(order.length)]];
      if (action === 0) addCards(hand, [{ text: "n", place: PLACE }]);
      if (action === 1 && card && order.length > 2) deleteCards(hand, [card]);
      if (action === 2 && card && other) orderCards(hand, [card], other);
      const now = state.getState();
      const sorted = [...now.board.cards.values()].sort(compareOrder).map(({ id }) => id);
      expect([...ranks().level.keys()]).toEqual(sorted);
      expect([...ranks().at.keys()]).toEqual(now.order);
    }
  },
);
