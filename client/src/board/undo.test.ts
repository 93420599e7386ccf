import { expect, test } from "vitest";
import * as Y from "yjs";
import { addCards, deleteCards, moveCards } from "@tablee/shared/board/edit-cards";
import { addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { transact } from "@tablee/shared/board/hand";
import { readBoard } from "@tablee/shared/board/read";
import { textOf } from "@tablee/shared/board/schema";
import { exchange, testHand } from "@tablee/shared/board/testing";
import type { CardId } from "@tablee/shared/ids";
import { createUndo } from "./undo.ts";

function table() {
  const hand = testHand({ doc: new Y.Doc() });
  let maySort = true;
  const undo = createUndo({ doc: hand.doc, origin: hand.origin as object, maySort: () => maySort });
  const step = <Value>(work: () => Value): Value => {
    undo.newStep();
    return work();
  };
  const put = (): CardId => {
    const added = step(() => addCards(hand, [{ text: "a", place: { x: 0, y: 0, zone: null, group: null } }]));
    if (!added.ok || !added.value[0]) throw new Error("not added");
    return added.value[0];
  };
  return { hand, undo, step, put, read: () => readBoard(hand.doc), lock: () => (maySort = false) };
}

test("CAN6 while the structure is locked, a step that would change areas or groups is not taken back", () => {
  const { hand, undo, step, put, read, lock } = table();
  const card = put();
  step(() => groupCards(hand, { name: "Ensemble", zone: null, cards: [{ id: card, x: 0, y: 0 }] }));
  step(() => addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 300 } }));
  lock();
  expect(undo.undo()).toBe("locked");
  expect(read().zones.size).toBe(1);
  step(() => moveCards(hand, [{ id: card, x: 90 }]));
  expect(undo.undo()).toBe("done");
  expect(read().cards.get(card)?.place).toMatchObject({ x: 0 });
  expect(undo.undo()).toBe("locked");
  expect(undo.redo()).toBe("done");
  expect(read().cards.get(card)?.place).toMatchObject({ x: 90 });
});

test("CAN6 a card that was in a group is brought back under the lock too: nobody’s group changes by it", () => {
  const { hand, undo, step, put, read, lock } = table();
  const card = put();
  step(() => groupCards(hand, { name: "Ensemble", zone: null, cards: [{ id: card, x: 0, y: 0 }] }));
  step(() => deleteCards(hand, [card]));
  lock();
  expect(undo.undo()).toBe("done");
  expect(read().cards.size).toBe(1);
  expect(undo.undo()).toBe("locked");
});

test("CAN6 a step that others have undone already never uncovers one that the lock forbids", () => {
  const { hand, undo, step, put, read, lock } = table();
  step(() => addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 300 } }));
  const card = put();
  hand.doc.transact(() => hand.doc.getMap("cards").delete(card), "somebody else");
  lock();
  expect(undo.undo()).not.toBe("done");
  expect(read().zones.size).toBe(1);
});

test("CAN6 the newest step is known, so that a message offers to take back what it tells of and nothing else", () => {
  const { undo, put } = table();
  put();
  const step = undo.newest();
  expect(step).toBeDefined();
  put();
  expect(undo.newest()).not.toBe(step);
  undo.undo();
  expect(undo.newest()).toBe(step);
});

test("SYN146 letters that undo brings back stand at the same place for everybody", () => {
  const { hand, undo, step, put } = table();
  const other = new Y.Doc();
  [hand.doc.clientID, other.clientID] = [5, 6];
  const card = put();
  const inText = (doc: Y.Doc): Y.Text => textOf(doc, "cards", card) ?? new Y.Text();
  step(() => transact(hand, () => inText(hand.doc).insert(1, "b")));
  step(() => transact(hand, () => inText(hand.doc).insert(2, "cd")));
  exchange(hand.doc, other);
  // What is undone and redone is written anew before what it was; somebody who knows of neither writes between the two.
  inText(other).insert(2, "X");
  undo.undo();
  undo.redo();
  exchange(hand.doc, other);
  step(() => deleteCards(hand, [card]));
  undo.undo();
  exchange(hand.doc, other);
  expect([hand.doc, other].map((doc) => String(inText(doc)))).toEqual(["abcdX", "abcdX"]);
});

test("SYN147 a step that would bring words back into what is gone for good does nothing, and the steps before it go on", () => {
  const { hand, undo, step, put, read } = table();
  const [first, card] = [put(), put()];
  const rewrite = (edit: (text: Y.Text) => void): void =>
    step(() => transact(hand, () => edit(textOf(hand.doc, "cards", card) ?? new Y.Text())));
  rewrite((text) => text.delete(0, 1));
  step(() => deleteCards(hand, [card]));
  undo.undo();
  rewrite((text) => text.insert(0, "b"));
  undo.undo();
  // With this nothing can be redone any more, and what was kept for it may go.
  step(() => moveCards(hand, [{ id: first, x: 9 }]));
  hand.doc.transact(() => hand.doc.getMap("cards").delete(card), "somebody else");
  while (undo.undo() !== "nothing");
  expect(read().cards.size).toBe(0);
});
