import { addCards, moveCards } from "@tablee/shared/board/edit-cards";
import { addZone, editZone } from "@tablee/shared/board/edit-structure";
import { testHand } from "@tablee/shared/board/testing";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { followBoard } from "./board-store.ts";
import { createFaces } from "./card-faces.ts";
import type { Found } from "./find/found.ts";
import type { Badges } from "./voting/turn.ts";
import type { Selection } from "./workspace.ts";

const NOTHING: Selection = { ids: new Set(), editing: null, fresh: null, link: null };

/** Two cards in an area and one outside it; `called` counts for each what it was called for since last asked. */
function table() {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 900, h: 900 } });
  if (!zone.ok) throw new Error(zone.reason);
  const at = (inside: boolean) => ({ x: 0, y: 0, zone: inside ? zone.value : null, group: null });
  const added = addCards(
    hand,
    [true, true, false].map((inside, n) => ({ text: `t${n}`, place: at(inside) })),
  );
  if (!added.ok) throw new Error(added.reason);
  const board = followBoard(hand.doc);
  const selection = createStore<Selection>(() => NOTHING);
  const typing = createStore<ReadonlyMap<CardId, MemberId>>(() => new Map());
  const found = createStore<Found>(() => ({ ids: null, order: [] }));
  const badges = createStore<{ of: Badges }>(() => ({ of: new Map() }));
  const faces = createFaces({ board: board.state, selection, typing, found, badges });
  const calls = added.value.map(() => 0);
  const ends = added.value.map((id, n) => faces.subscribe(id, () => (calls[n] = (calls[n] ?? 0) + 1)));
  const called = (): number[] => calls.splice(0, calls.length, 0, 0, 0);
  const [one, two, three] = added.value;
  if (!one || !two || !three) throw new Error("three cards were added");
  return { hand, zone: zone.value, board, selection, typing, badges, faces, ends, called, one, two, three };
}

test("CAN55 a change calls the cards that it changes, and no other", () => {
  const { hand, zone, selection, typing, badges, faces, ends, called, one, two, three } = table();
  moveCards(hand, [{ id: one, x: 7, y: 7 }]);
  expect(called()).toEqual([1, 0, 0]);
  expect(faces.read(one)).toMatchObject({ card: { place: { x: 7 } }, zone: "Avant" });
  editZone(hand, zone, { title: "Pendant" });
  expect(called()).toEqual([1, 1, 0]);
  selection.setState({ ids: new Set([two]) });
  expect(called()).toEqual([0, 1, 0]);
  expect(faces.read(two)).toMatchObject({ isSelected: true, isAlone: true });
  // No longer alone: its handles go.
  selection.setState({ ids: new Set([two, three]) });
  expect(called()).toEqual([0, 1, 1]);
  expect(faces.read(two)).toMatchObject({ isSelected: true, isAlone: false });
  selection.setState({ editing: three });
  expect(called()).toEqual([0, 0, 1]);
  typing.setState(new Map([[one, "Loriot" as MemberId]]), true);
  typing.setState(new Map(), true);
  expect(called()).toEqual([2, 0, 0]);
  badges.setState({ of: new Map([[one, { of: "result", points: 3 }]]) });
  badges.setState({ of: new Map([[one, { of: "result", points: 3 }]]) });
  badges.setState({ of: new Map() });
  expect(called()).toEqual([3, 0, 0]);
  for (const end of ends) end();
  moveCards(hand, [{ id: one, x: 8, y: 8 }]);
  expect(called()).toEqual([0, 0, 0]);
});

test("CAN55 a card that is moved leaves the order of all the same list, and says which it was", () => {
  const { hand, board, one } = table();
  const before = board.state.getState();
  moveCards(hand, [{ id: one, x: 9, y: 9 }]);
  const after = board.state.getState();
  expect(after.order).toBe(before.order);
  expect([...after.touched]).toEqual([one]);
  const added = addCards(hand, [{ text: "neuve", place: { x: 0, y: 0, zone: null, group: null } }]);
  expect(board.state.getState().order).toEqual([...before.order, ...(added.ok ? added.value : [])]);
});

test("CAN55 what cannot be read, and stands among the cards, is told like them when it comes and when it goes", () => {
  const { hand, board } = table();
  const links = hand.doc.getMap("links");
  links.set("gibberish", "no link at all");
  const [stand, ...more] = board.state.getState().touched;
  expect(more).toEqual([]);
  expect(board.state.getState().order).toContain(stand);
  links.delete("gibberish");
  expect([...board.state.getState().touched]).toEqual([stand]);
  expect(board.state.getState().order).not.toContain(stand);
});
