import * as Y from "yjs";
import { expect, test } from "vitest";
import type { CardId } from "../ids.ts";
import { changeOf, noteChange } from "./changed.ts";
import { addCards, moveCards, styleCards } from "./edit-cards.ts";
import { transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { entryOf } from "./schema.ts";
import { testHand } from "./testing.ts";

const place = { x: 0, y: 0, zone: null, group: null };

function table() {
  const clock = { now: 1_000 };
  const mine: Hand = { ...testHand(), now: () => clock.now, name: () => "Mésange" };
  const added = addCards(mine, [
    { text: "Pain", place, author: "Mésange" },
    { text: "Sel", place },
  ]);
  const [signed, unsigned] = (added.ok ? added.value : []) as [CardId, CardId];
  return { clock, mine, signed, unsigned };
}

test("VER13 a card says when its words or its look last changed, and that it was the one who signed it only if it was", () => {
  const { clock, mine, signed, unsigned } = table();
  const { doc } = mine;
  styleCards(mine, [signed, unsigned], { colour: "rose" });
  expect([changeOf(doc, signed), changeOf(doc, unsigned)]).toEqual([null, null]);
  clock.now = 200_000;
  moveCards(mine, [{ id: signed, x: 50 }]);
  styleCards(mine, [signed], { colour: "rose" });
  expect(changeOf(doc, signed)).toBeNull();
  styleCards(mine, [signed, unsigned], { colour: "mint" });
  expect(changeOf(doc, signed)).toEqual({ at: 200_000, own: true });
  expect(changeOf(doc, unsigned)).toEqual({ at: 200_000, own: false });
  clock.now = 300_000;
  const theirs: Hand = { ...mine, name: () => "Tilleul" };
  styleCards(theirs, [signed], { kind: "need" });
  expect(changeOf(doc, signed)).toEqual({ at: 300_000, own: false });
  // Whoever signs it changes it, and is the one whose name stands there.
  styleCards(theirs, [unsigned], { author: "Tilleul" });
  expect(changeOf(doc, unsigned)).toEqual({ at: 300_000, own: true });
});

test("VER13 going on is the same change: many letters cost next to nothing", () => {
  const { clock, mine, signed } = table();
  let bytes = 0;
  clock.now = 500_000;
  mine.doc.on("update", (update: Uint8Array) => (bytes += update.length));
  const note = (): void => {
    const entry = entryOf(mine.doc, "cards", signed);
    if (entry) transact(mine, () => noteChange(mine, entry));
  };
  note();
  const first = bytes;
  for (let at = 0; at < 50; at += 1) {
    clock.now += 1_000;
    note();
  }
  expect(bytes).toBe(first);
  clock.now = 600_000;
  note();
  expect(changeOf(mine.doc, signed)?.at).toBe(600_000);
});

test.each([null, 7, "hier", {}, { at: "hier" }, { at: Number.NaN }, { at: -1 }, { at: 1e300, own: true }, [1]])(
  "VER13 what a peer wrote there and cannot be read says nothing: %j",
  (value) => {
    const { mine, signed } = table();
    entryOf(mine.doc, "cards", signed)?.set("changed", value);
    expect(changeOf(mine.doc, signed)).toBeNull();
    entryOf(mine.doc, "cards", signed)?.set("changed", new Y.Text("x"));
    expect(changeOf(mine.doc, signed)).toBeNull();
  },
);
