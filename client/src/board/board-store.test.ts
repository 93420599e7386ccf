import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { addCards } from "@tablee/shared/board/edit-cards";
import { testHand } from "@tablee/shared/board/testing";
import { followBoard } from "./board-store.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PLACE = { x: 0, y: 0, zone: null, group: null };

test("CAN131 of a board that is still coming the first words are shown at once, more now and then, and all once it is there", () => {
  const hand = testHand();
  const coming = createStore(() => ({ ready: false }));
  const { state } = followBoard(hand.doc, coming);
  const come = (): void => void addCards(hand, [{ text: "mot", place: PLACE }]);
  const shown = (): number => state.getState().order.length;
  come();
  expect(shown()).toBe(1);
  for (let at = 0; at < 20; at += 1) come();
  expect(shown()).toBe(1);
  vi.advanceTimersByTime(500);
  come();
  expect(shown()).toBe(22);
  come();
  expect(shown()).toBe(22);
  coming.setState({ ready: true });
  expect(shown()).toBe(23);
  come();
  expect(shown()).toBe(24);
});
