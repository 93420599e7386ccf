import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { cutUpdate } from "@tablee/shared/board/cut-update";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { textOf } from "@tablee/shared/board/schema";
import { touchesStructure } from "@tablee/shared/board/structure";
import { testHand } from "@tablee/shared/board/testing";
import type { Hand } from "@tablee/shared/board/hand";
import { judgeUpdate } from "./gate.ts";
import { viewOf } from "./gate-view.ts";
import { BadBytesError } from "./reader.ts";

const nothing = viewOf(new Y.Doc());
const corpus = path.resolve(import.meta.dirname, "../../../../shared/data/broken");

function busyBoard(): { hand: Hand; updates: Uint8Array[] } {
  const hand = testHand();
  const updates: Uint8Array[] = [];
  hand.doc.on("update", (update: Uint8Array) => updates.push(update));
  addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 500, h: 500 }, extra: { a: [1, 2.5, null, true, "é"] } });
  const cards = addCards(
    hand,
    ["a", "أن نأخذ الوقت", "😀"].map((text) => ({ text, place: { x: 1, y: -2, zone: null, group: null } })),
  );
  if (!cards.ok) throw new Error(cards.reason);
  groupCards(hand, { name: "g", zone: null, cards: cards.value.map((id) => ({ id, x: 0, y: 0.5 })) });
  addLine(hand, { section: "after", text: "l", sources: cards.value });
  return { hand, updates };
}

describe("the gate", () => {
  test("SYN4 lets every honest update through, alone and merged", () => {
    const { hand, updates } = busyBoard();
    const replica = new Y.Doc();
    for (const update of updates) {
      judgeUpdate(update, viewOf(replica));
      Y.applyUpdate(replica, update);
    }
    expect(judgeUpdate(Y.encodeStateAsUpdate(hand.doc), nothing).newFrom).toEqual([hand.doc.clientID]);
  });

  test("refuses an update whose past is missing", () => {
    const { updates } = busyBoard();
    expect(() => judgeUpdate(updates[2] as Uint8Array, nothing)).toThrow("missing");
  });

  test("refuses an unknown root, a shared type the schema has not, a sub-document and a forbidden key", () => {
    const made = (write: (doc: Y.Doc) => void): Uint8Array => {
      const doc = new Y.Doc();
      write(doc);
      return Y.encodeStateAsUpdate(doc);
    };
    expect(() =>
      judgeUpdate(
        made((doc) => doc.getMap("other").set("a", 1)),
        nothing,
      ),
    ).toThrow("root");
    expect(() =>
      judgeUpdate(
        made((doc) => doc.getMap("cards").set("a", new Y.Array())),
        nothing,
      ),
    ).toThrow("type");
    expect(() =>
      judgeUpdate(
        made((doc) => doc.getMap("cards").set("a", new Y.Doc())),
        nothing,
      ),
    ).toThrow("content");
    expect(() =>
      judgeUpdate(
        made((doc) => doc.getMap("cards").set("__proto__", 1)),
        nothing,
      ),
    ).toThrow("key");
  });

  test("every truncation of an honest update is refused or harmless, and never read beyond its end", () => {
    const { hand } = busyBoard();
    const whole = Y.encodeStateAsUpdate(hand.doc);
    for (let length = 0; length < whole.length; length += 1) {
      expect(() => judgeUpdate(whole.subarray(0, length), nothing)).toThrow(BadBytesError);
    }
  });

  test.skipIf(!existsSync(corpus))("refuses the broken updates of the corpus (skipped: no corpus)", () => {
    for (const name of [
      "MADE_b49_yjs_update_random_4k",
      "MADE_b50_yjs_update_huge_count",
      "MADE_b51_yjs_update_v2_bytes_sent_as_v1",
    ]) {
      const bytes = new Uint8Array(readFileSync(path.join(corpus, `${name}.bin`)));
      expect(() => judgeUpdate(bytes, nothing)).toThrow(BadBytesError);
    }
  });
});

test("SYN46 what is cut of a large update passes piece by piece, also where deleted values have melted together", () => {
  // Kept for a step of undo, values written over one another melt into one change of several.
  const mine = new Y.Doc({ gc: false });
  const cards = mine.getMap("cards");
  for (const key of ["a", "b", "c"]) for (let at = 0; at < 9; at += 1) cards.set(key, { at });
  const pieces = cutUpdate(Y.encodeStateAsUpdate(mine), 60);
  expect(pieces.length).toBeGreaterThan(3);
  const theirs = new Y.Doc();
  for (const piece of pieces) {
    judgeUpdate(piece, viewOf(theirs));
    Y.applyUpdate(theirs, piece);
  }
  expect(theirs.getMap("cards").toJSON()).toEqual(cards.toJSON());
});

test("the structure lock judges a long text in many small pieces in time linear in it", () => {
  const hand = testHand();
  const added = addCards(hand, [{ text: "", place: { x: 0, y: 0, zone: null, group: null } }]);
  if (!added.ok) throw new Error(added.reason);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hand.doc));
  const text = textOf(hand.doc, "cards", String(added.value[0]));
  // Each piece stands before the last one, so that no two of them melt together.
  for (let at = 0; at < 20_000; at += 1) text?.insert(0, "x");
  const update = Y.encodeStateAsUpdate(hand.doc, Y.encodeStateVector(doc));
  const started = performance.now();
  expect(touchesStructure(doc, update)).toBe(false);
  expect(performance.now() - started).toBeLessThan(2_000);
});
