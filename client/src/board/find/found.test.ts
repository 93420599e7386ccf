import { addCards, deleteCards, moveCards, styleCards } from "@tablee/shared/board/edit-cards";
import { NO_WISH } from "@tablee/shared/board/sift";
import { testHand } from "@tablee/shared/board/testing";
import { expect, test } from "vitest";
import { followBoard } from "../board-store.ts";
import { createListLook } from "../list/list-look.ts";
import { followFound, matchAt } from "./found.ts";

test("UIX85 the list and the canvas look for the same cards, in reading order, while others write", () => {
  const hand = testHand();
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(hand, [
    { text: "Pain d’été", place, author: "Iris" },
    { text: "Sel", place, kind: "obstacle" },
    { text: "Eau", place, author: "Iris", knowledge: "experience" },
  ]);
  if (!added.ok) throw new Error(added.reason);
  const [bread, salt, water] = added.value as [
    (typeof added.value)[0],
    (typeof added.value)[0],
    (typeof added.value)[0],
  ];
  const board = followBoard(hand.doc);
  const list = createListLook();
  const found = followFound({ board: board.state, list });
  const { state } = found;
  const wish = (part: Partial<typeof NO_WISH>) => list.setState({ wish: { ...NO_WISH, ...part } });
  expect(state.getState().ids).toBeNull();
  wish({ author: "Iris" });
  expect(state.getState().order).toEqual([bread, water]);
  wish({ text: "ETE" });
  expect(state.getState().order).toEqual([bread]);
  wish({ kind: "obstacle" });
  expect(state.getState().order).toEqual([salt]);
  wish({ knowledge: "none" });
  expect(state.getState().order).toEqual([bread, salt]);
  styleCards(hand, [salt], { knowledge: "academic" });
  expect(state.getState().order).toEqual([bread]);
  styleCards(hand, [water], { knowledge: null });
  expect(state.getState().order).toEqual([bread, water]);
  const before = state.getState();
  moveCards(hand, [{ id: salt, x: 900 }]);
  expect(state.getState()).toBe(before);
  expect(matchAt(before, new Set([water]))).toBe(1);
  expect(matchAt(before, new Set([salt]))).toBe(-1);
  deleteCards(hand, [bread]);
  expect(state.getState().order).toEqual([water]);
  wish({});
  expect(state.getState()).toEqual({ ids: null, order: [] });
  found.close();
});
