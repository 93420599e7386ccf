import * as Y from "yjs";
import { expect, test } from "vitest";
import { createUndo } from "@tablee/client/board/undo";
import { readBoard } from "@tablee/shared/board/read";
import { restoreTo } from "@tablee/shared/board/restore";
import { openRoots } from "@tablee/shared/board/schema";
import { follower, needsStructure } from "@tablee/shared/board/since";
import { touchesStructure } from "@tablee/shared/board/structure";
import { chosenSeed, Random } from "../support/random.ts";
import { RandomEditor } from "../support/random-edits.ts";
import { differenceOf } from "../support/said.ts";

const seed = chosenSeed();
const ROUNDS_COUNT = 120;

function kept(doc: Y.Doc): Y.Doc {
  const old = new Y.Doc();
  openRoots(old);
  Y.applyUpdateV2(old, Y.encodeStateAsUpdateV2(doc));
  return old;
}

test(`VER1 any board goes back to any earlier state, undo gives back what was before, redo the state again, and everybody has the same (seed ${seed})`, () => {
  const random = new Random(seed);
  for (let round = 0; round < ROUNDS_COUNT; round += 1) {
    const doc = new Y.Doc({ gc: true });
    const peer = new Y.Doc();
    openRoots(peer);
    doc.on("update", (update: Uint8Array) => Y.applyUpdate(peer, update));
    const editors = [new RandomEditor(doc, random), new RandomEditor(doc, random)];
    const act = (times: number): void => {
      for (let at = random.below(times); at >= 0; at -= 1) random.pick(editors)?.act();
    };
    act(24);
    const old = kept(doc);
    const then = readBoard(old);
    act(24);
    const before = kept(doc);
    const origin = { restores: true };
    const undo = createUndo({ doc, origin, maySort: () => true });
    const [first] = editors;
    if (!first) throw new Error("nobody edits");
    let touched = false;
    const judged = new Y.Doc();
    Y.applyUpdate(judged, Y.encodeStateAsUpdate(doc));
    doc.once("update", (update: Uint8Array) => (touched = touchesStructure(judged, update)));
    restoreTo({ ...first.hand, origin }, old);
    const isBack = differenceOf(doc, old);
    const marks = Object.values(follower(then)(readBoard(doc))).filter(({ size }) => size > 0);
    const undone = undo.undo();
    const isUndone = differenceOf(doc, before);
    const redone = undo.redo();
    const found = { round, isBack, marks, isUndone, isRedone: differenceOf(doc, old), peer: differenceOf(peer, doc) };
    expect(found).toEqual({ round, marks: [] });
    // Nothing had changed, so there was nothing to go back from.
    expect(redone).toBe(undone);
    // What is said to need no right to the structure is taken without it.
    const needs = needsStructure(then, readBoard(before));
    expect([round, touched && !needs]).toEqual([round, false]);
    undo.close();
    for (const editor of editors) editor.close();
  }
});
