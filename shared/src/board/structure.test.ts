import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { CardId, GroupId, ZoneId } from "../ids.ts";
import { addCards, deleteCards, moveCards, styleCards } from "./edit-cards.ts";
import { addZone, deleteZone, editZone, groupCards, ungroup } from "./edit-structure.ts";
import type { Hand } from "./hand.ts";
import { readBoard } from "./read.ts";
import { entryOf, rootOf } from "./schema.ts";
import { stepTouchesStructure, touchesStructure } from "./structure.ts";
import { testHand } from "./testing.ts";

interface Locked {
  /** The server's document. */
  readonly doc: Y.Doc;
  /** Somebody's document, equal to it. */
  readonly hand: Hand;
  readonly grouped: CardId;
  readonly single: CardId;
  readonly group: GroupId;
  readonly zone: ZoneId;
  /** Everything written since, as one update. */
  changes(): Uint8Array;
}

function locked(): Locked {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 500, h: 500 } });
  const cards = addCards(
    hand,
    ["a", "b", "c"].map((text) => ({ text, place: { x: 1, y: -2, zone: null, group: null } })),
  );
  if (!zone.ok || !cards.ok) throw new Error("the board was not made");
  const [grouped, beside, single] = cards.value as [CardId, CardId, CardId];
  const group = groupCards(hand, { name: "g", zone: null, cards: [grouped, beside].map((id) => ({ id, x: 0, y: 0 })) });
  if (!group.ok) throw new Error(group.reason);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hand.doc));
  const updates: Uint8Array[] = [];
  hand.doc.on("update", (update: Uint8Array) => updates.push(update));
  return {
    doc,
    hand,
    grouped,
    single,
    group: group.value,
    zone: zone.value,
    changes: () => Y.mergeUpdates(updates),
  };
}

describe("an update in a locked board", () => {
  test.each<[string, (at: Locked) => unknown]>([
    ["an area is made", ({ hand }) => addZone(hand, { title: "x", rect: { x: 0, y: 0, w: 100, h: 100 } })],
    ["an area is renamed", ({ hand, zone }) => editZone(hand, zone, { title: "y" })],
    ["an area is deleted", ({ hand, zone }) => deleteZone(hand, zone)],
    ["a group is dissolved", ({ hand, group }) => ungroup(hand, group)],
    ["a card is taken out of its group", ({ hand, grouped }) => moveCards(hand, [{ id: grouped, group: null }])],
    ["a card is put into a group", ({ hand, single, group }) => moveCards(hand, [{ id: single, group }])],
    ["a grouped card loses its place", ({ hand, grouped }) => entryOf(hand.doc, "cards", grouped)?.delete("place")],
    [
      "a grouped card's place is written and deleted at once",
      ({ hand, grouped, group }) =>
        hand.doc.transact(() => {
          moveCards(hand, [{ id: grouped, x: 9, group }]);
          entryOf(hand.doc, "cards", grouped)?.delete("place");
        }),
    ],
    [
      "a grouped card is written over as a whole",
      ({ hand, grouped }) => rootOf(hand.doc, "cards").set(grouped, new Y.Map([["text", new Y.Text("a")]])),
    ],
  ])("ACC3 is seen when %s", (_name, act) => {
    const board = locked();
    act(board);
    expect(touchesStructure(board.doc, board.changes())).toBe(true);
  });

  test.each<[string, (at: Locked) => unknown]>([
    ["written", ({ hand }) => addCards(hand, [{ text: "n", place: { x: 0, y: 0, zone: null, group: null } }])],
    ["moved", ({ hand, grouped }) => moveCards(hand, [{ id: grouped, x: 77 }])],
    ["moved several times", ({ hand, grouped }) => [1, 2, 3].forEach((x) => moveCards(hand, [{ id: grouped, x }]))],
    ["coloured", ({ hand, grouped }) => styleCards(hand, [grouped], { colour: "sky" })],
    ["deleted", ({ hand, grouped }) => deleteCards(hand, [grouped])],
    [
      "copied in their group",
      ({ hand, group }) => addCards(hand, [{ text: "a", place: { x: 20, y: 20, zone: null, group } }]),
    ],
    [
      "moved and then deleted",
      ({ hand, grouped }) => {
        moveCards(hand, [{ id: grouped, x: 5 }]);
        deleteCards(hand, [grouped]);
      },
    ],
  ])("ACC4 lets cards be %s", (_name, act) => {
    const board = locked();
    act(board);
    expect(touchesStructure(board.doc, board.changes())).toBe(false);
  });

  test("ACC4 a card deleted and brought back before the server saw either may return to its group, and to no other", () => {
    const [same, other] = [locked(), locked()];
    for (const board of [same, other]) {
      const undo = new Y.UndoManager([rootOf(board.hand.doc, "cards")], {
        trackedOrigins: new Set([board.hand.origin]),
      });
      deleteCards(board.hand, [board.grouped]);
      undo.undo();
    }
    moveCards(other.hand, [{ id: other.grouped, group: null }]);
    expect(touchesStructure(same.doc, same.changes())).toBe(false);
    expect(touchesStructure(other.doc, other.changes())).toBe(true);
  });

  test("ACC4 a card brought back by undo may return to its group", () => {
    const board = locked();
    const undo = new Y.UndoManager([rootOf(board.hand.doc, "cards")], {
      trackedOrigins: new Set([board.hand.origin]),
    });
    deleteCards(board.hand, [board.grouped]);
    Y.applyUpdate(board.doc, board.changes());
    expect(stepTouchesStructure(board.hand.doc, undo.undoStack[0] as never)).toBe(false);
    undo.undo();
    expect(readBoard(board.hand.doc).cards.get(board.grouped)?.place.group).toBe(board.group);
    expect(touchesStructure(board.doc, board.changes())).toBe(false);
  });
});

describe("a step of undo in a locked board", () => {
  test.each<[string, boolean, (at: Locked) => unknown]>([
    ["a move inside the group", false, ({ hand, grouped }) => moveCards(hand, [{ id: grouped, x: 5 }])],
    ["new words", false, ({ hand, grouped }) => styleCards(hand, [grouped], { kind: "need" })],
    ["a move out of the group", true, ({ hand, grouped }) => moveCards(hand, [{ id: grouped, group: null }])],
    ["a new area", true, ({ hand }) => addZone(hand, { title: "x", rect: { x: 0, y: 0, w: 100, h: 100 } })],
    ["a deleted area", true, ({ hand, zone }) => deleteZone(hand, zone)],
    [
      "a new card",
      false,
      ({ hand }) => addCards(hand, [{ text: "n", place: { x: 0, y: 0, zone: null, group: null } }]),
    ],
  ])("ACC6 is known before it is done: %s", (_name, touches, act) => {
    const board = locked();
    const roots = (["cards", "zones", "groups"] as const).map((root) => rootOf(board.hand.doc, root));
    const undo = new Y.UndoManager(roots, { trackedOrigins: new Set([board.hand.origin]) });
    act(board);
    const [step] = undo.undoStack;
    if (!step) throw new Error("nothing to undo");
    expect(stepTouchesStructure(board.hand.doc, step)).toBe(touches);
    // And the server sees the same in what the undo writes.
    Y.applyUpdate(board.doc, board.changes());
    let written = new Uint8Array();
    board.hand.doc.once("update", (update: Uint8Array) => (written = new Uint8Array(update)));
    undo.undo();
    expect(touchesStructure(board.doc, written)).toBe(touches);
  });
});
