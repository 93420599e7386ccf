import { expect, test } from "vitest";
import { addShapes, deleteShapes, styleShapes } from "@tablee/shared/board/edit-shapes";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { FileId } from "@tablee/shared/ids";
import { createUndo } from "../undo.ts";

test("IMG14 that an image was sent is no step of one’s own, and goes and comes with it through undo and redo", () => {
  const hand = testHand();
  const undo = createUndo({ doc: hand.doc, origin: hand.origin as object, maySort: () => true });
  const added = addShapes(hand, [{ kind: "image", rect: { x: 0, y: 0, w: 40, h: 30 }, text: "La cour" }]);
  const [id] = added.ok ? added.value : [];
  if (!id) throw new Error("not added");
  styleShapes({ ...hand, origin: { does: "sending" } }, [id], { file: "image-1" as FileId });
  const files = () => [...readBoard(hand.doc).shapes.values()].map(({ file, text }) => [file, text]);
  undo.newStep();
  deleteShapes(hand, [id]);
  expect(files()).toEqual([]);
  expect(undo.undo()).toBe("done");
  expect(files()).toEqual([["image-1", "La cour"]]);
  expect(undo.undo()).toBe("done");
  expect(files()).toEqual([]);
  expect(undo.undo()).toBe("nothing");
  expect(undo.redo()).toBe("done");
  expect(files()).toEqual([["image-1", "La cour"]]);
  undo.close();
});
