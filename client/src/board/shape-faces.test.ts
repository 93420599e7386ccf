import { addShapes, deleteShapes, moveShapes } from "@tablee/shared/board/edit-shapes";
import { testHand } from "@tablee/shared/board/testing";
import type { CardId, MemberId, ShapeId } from "@tablee/shared/ids";
import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { followBoard } from "./board-store.ts";
import { createCamera } from "./canvas/camera.ts";
import { createDrift } from "./canvas/drift.ts";
import { Scene } from "./canvas/scene.ts";
import { ShapeScene } from "./canvas/shape-scene.ts";
import type { Found } from "./find/found.ts";
import { createShapeFaces } from "./shape-faces.ts";
import type { Selection } from "./workspace.ts";

const NOTHING: Selection = { ids: new Set(), editing: null, fresh: null, link: null };

/** Shapes in a row, a thousand pixels from each other. */
function table(count: number) {
  const hand = testHand();
  const shapes = Array.from({ length: count }, (_, at) => ({
    kind: "rectangle" as const,
    rect: { x: at * 1_000, y: 0, w: 200, h: 100 },
  }));
  const added = addShapes(hand, shapes);
  if (!added.ok) throw new Error(added.reason);
  const board = followBoard(hand.doc).state;
  const selection = createStore<Selection>(() => NOTHING);
  const typing = createStore<ReadonlyMap<CardId, MemberId>>(() => new Map());
  const [camera, drift] = [createCamera(), createDrift()];
  camera.resize({ w: 1_200, h: 800 });
  const scene = new Scene({ board, selection, camera, drift });
  const shapeScene = new ShapeScene({ board, selection, camera, drift, cards: scene.state });
  const found = createStore<Found>(() => ({ ids: null, order: [] }));
  const faces = createShapeFaces({ board, selection, typing, found });
  const [one, two] = added.value as [ShapeId, ShapeId];
  return { hand, board, selection, camera, shapeScene, faces, ids: added.value, one, two };
}

test("CAN65 a change calls the shapes that it changes, and no other, and touches no card", () => {
  const { hand, board, selection, faces, one, two } = table(2);
  const called: ShapeId[] = [];
  for (const id of [one, two]) faces.subscribe(id, () => called.push(id));
  const { outline, order } = board.getState();
  moveShapes(hand, [{ id: one, x: 7, y: 7 }]);
  expect(called.splice(0)).toEqual([one]);
  expect(faces.read(one)?.shape.rect).toMatchObject({ x: 7, y: 7 });
  expect(board.getState().outline).toBe(outline);
  expect(board.getState().order).toBe(order);
  selection.setState({ ids: new Set([two]), editing: two });
  expect(called.splice(0)).toEqual([two]);
  expect(faces.read(two)).toMatchObject({ isSelected: true, isAlone: true, isEditing: true });
  deleteShapes(hand, [two]);
  expect(called).toEqual([two]);
  expect(faces.read(two)).toBeUndefined();
});

test("CAN65 of few shapes all are mounted; of many, those near the view, and what is chosen wherever it lies", () => {
  expect(table(20).shapeScene.state.getState().shown).toHaveLength(20);
  const { camera, selection, shapeScene, ids } = table(400);
  const shown = () => shapeScene.state.getState().shown;
  expect(shown().length).toBeLessThan(8);
  expect(shown()[0]).toBe(ids[0]);
  camera.pan(-200_000, 0);
  expect(shown()).toContain(ids[200]);
  expect(shown()).not.toContain(ids[0]);
  const far = ids[399] as ShapeId;
  selection.setState({ ids: new Set([far]) });
  expect(shown()).toContain(far);
});
