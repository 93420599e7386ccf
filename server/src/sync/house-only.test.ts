import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { addCards, deleteCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import type { Hand } from "@tablee/shared/board/hand";
import { itemOf } from "@tablee/shared/board/items";
import { readBoard } from "@tablee/shared/board/read";
import type { CardId, MemberId, NoteId } from "@tablee/shared/ids";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { ItemChange } from "@tablee/shared/session/house-change";
import { TestRooms, until } from "./fixture.ts";
import type { Guest } from "./fixture.ts";

let count = 0;
function hand({ doc }: Guest, by: string): Hand {
  const newId = (): string => `id${(count += 1)}`;
  return { doc, by: by as MemberId, origin: "test", newId, suffix: () => newId().slice(-3), now: () => 1 };
}

function put(guest: Guest, by: string): CardId {
  const added = addCards(hand(guest, by), [
    { text: "Plus de bus.", kind: "obstacle", place: { x: 0, y: 0, zone: null, group: null } },
  ]);
  if (!added.ok || !added.value[0]) throw new Error("not added");
  return added.value[0];
}

function claim(guest: Guest, by: string, card: CardId): NoteId {
  const said = addNote(hand(guest, by), { card, status: "removed" });
  if (!said.ok) throw new Error(said.reason);
  return said.value;
}

function ask(house: TestRooms, board: RoomAddress, change: ItemChange): Promise<unknown> {
  return house.rooms.write(board, { changes: [change], at: 7, also: [] });
}

function isConfirmed({ doc }: Guest, card: CardId): boolean {
  return itemOf(readBoard(doc), card).isConfirmed;
}

/** Érable raised it, Genêt called it removed. */
async function claimed(house: TestRooms) {
  const board = await house.board("board");
  const [erable, genet] = [house.guest(board, "erable"), house.guest(board, "genet")];
  const card = put(erable, "erable");
  await until("it has come", () => genet.cards.has(card));
  const note = claim(genet, "genet", card);
  await until("the claim has come", () => readBoard(erable.doc).notes.has(note));
  return { board, erable, genet, card, confirm: { kind: "item.confirm", card, claim: note, met: false } as const };
}

/** Each the way of somebody who writes by hand what the interface would never send. */
const FORGERIES: Readonly<Record<string, (guest: Guest, card: CardId, note: NoteId) => void>> = {
  "a record of their own": ({ doc }, card, note) =>
    void doc.getMap("records").set(
      "forged",
      new Y.Map([
        ["card", card],
        ["what", "confirmed"],
        ["of", note],
        ["order", "z"],
      ]),
    ),
  "a value in a record that is there": ({ doc }) => {
    for (const record of doc.getMap("records").values()) if (record instanceof Y.Map) record.set("what", "confirmed");
  },
  "a record that is taken away": ({ doc }) => {
    for (const id of doc.getMap("records").keys()) doc.getMap("records").delete(id);
  },
  "a value that is taken out of a record": ({ doc }) => {
    for (const record of doc.getMap("records").values()) if (record instanceof Y.Map) record.delete("what");
  },
};

describe("the root in which the house alone writes", () => {
  for (const [name, forge] of Object.entries(FORGERIES)) {
    test(`ITM23 [C30] ${name} is refused on the wire, and reaches nobody`, async () => {
      await using house = await TestRooms.open();
      const { board, erable, genet, card, confirm } = await claimed(house);
      await ask(house, board, { ...confirm, member: "erable" as MemberId });
      await ask(house, board, { kind: "item.challenge", card, reason: "Toujours pas." });
      await until("it is reopened", () => itemOf(readBoard(genet.doc), card).status === "reopened");
      forge(genet, card, confirm.claim);
      await until("it is refused", () => genet.closes.length > 0);
      expect(genet.closes[0]).toEqual({ code: CLOSE.refused.code, reason: "house-only" });
      const newcomer = house.guest(board, "pinson");
      await until("it is whole", () => itemOf(readBoard(newcomer.doc), card).status === "reopened");
      expect(itemOf(readBoard(erable.doc), card).history).toHaveLength(3);
    });
  }

  test("ITM24 [C30] the one who raised it confirms, by what they wrote, and not by what they say of themself", async () => {
    await using house = await TestRooms.open();
    const { board, erable, genet, card, confirm } = await claimed(house);
    // As if it were signed by them: who wrote it first is known all the same.
    const entry = genet.cards.get(card);
    if (entry instanceof Y.Map) entry.set("born", { by: "genet", at: 1 });
    await until("it has come", () => JSON.stringify(erable.cards.toJSON()).includes('"genet"'));
    const asGenet = ask(house, board, { ...confirm, member: "genet" as MemberId, met: true });
    await expect(asGenet).rejects.toMatchObject({ why: "refused", message: "not-for-you" });
    expect(isConfirmed(erable, card)).toBe(false);
    await ask(house, board, { ...confirm, member: "erable" as MemberId });
    await until("all read it", () => isConfirmed(genet, card) && isConfirmed(erable, card));
  });

  test("ITM25 whoever deletes a card, brings it back or comes back with all deletions they know is not turned away", async () => {
    await using house = await TestRooms.open();
    const { board, erable, genet, card, confirm } = await claimed(house);
    await ask(house, board, { ...confirm, member: "erable" as MemberId });
    await until("all read it", () => isConfirmed(genet, card) && isConfirmed(erable, card));
    const mine = hand(genet, "genet");
    const undo = new Y.UndoManager([genet.cards, genet.doc.getMap("notes")], {
      trackedOrigins: new Set([mine.origin]),
    });
    deleteCards(mine, [card]);
    await until("it is gone", () => !erable.cards.has(card));
    undo.undo();
    await until("it is back, and confirmed", () => erable.cards.has(card) && isConfirmed(erable, card));
    const again = house.guest(board, "genet", genet.doc);
    await until("it is answered", () => again.answers > 0);
    put(again, "genet");
    await until("it goes on", () => erable.cards.size === 2);
    expect([genet.closes, again.closes]).toEqual([[], []]);
  });
});
