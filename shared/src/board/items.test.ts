import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { CardId, MemberId, NoteId } from "../ids.ts";
import * as limits from "../limits.ts";
import { addCards, deleteCards } from "./edit-cards.ts";
import { addNote } from "./edit-notes.ts";
import { recordChallenged, recordConfirmed, recordDisowned, recordOwned } from "./edit-records.ts";
import type { Witness } from "./edit-records.ts";
import { addLink } from "./edit-structure.ts";
import type { Hand } from "./hand.ts";
import { itemOf, relatedTo, standingOf } from "./items.ts";
import type { Item, Standing } from "./items.ts";
import { readBoard } from "./read.ts";
import { restoreTo } from "./restore.ts";
import { rootOf } from "./schema.ts";
import { exchange, testHand } from "./testing.ts";
import type { Kind } from "./types.ts";

function put(hand: Hand, kind: Kind, text = "Plus de bus après 17 h."): CardId {
  const added = addCards(hand, [{ text, kind, place: { x: 0, y: 0, zone: null, group: null } }]);
  if (!added.ok || !added.value[0]) throw new Error("not added");
  return added.value[0];
}

function say(hand: Hand, note: Parameters<typeof addNote>[1]): NoteId {
  const added = addNote(hand, note);
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

function now(hand: Hand, card: CardId): Item {
  return itemOf(readBoard(hand.doc), card);
}

function standing(hand: Hand, card: CardId): Standing | null {
  const board = readBoard(hand.doc);
  const held = board.cards.get(card);
  return held ? standingOf(board, held) : null;
}

/** The house writes on a document of its own, as it does on the server. */
function house(hand: Hand): Hand {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(hand.doc));
  return { ...testHand({ doc, name: "house" }), by: null };
}

function seenAs(member: string, docs: readonly Y.Doc[], more: Partial<Witness> = {}): Witness {
  const clients = new Set(docs.map(({ clientID }) => clientID));
  return {
    member: member as MemberId,
    hasMet: false,
    writes: (client, who) => who === "member" && clients.has(client),
    ...more,
  };
}

describe("what becomes of a card", () => {
  test("ITM1 a status, a day and words are one note, and all of them stay as the history", () => {
    const hand = testHand();
    const card = put(hand, "obstacle");
    expect(now(hand, card)).toMatchObject({ status: "open", history: [] });
    say(hand, { card, status: "in-progress", due: "2026-12-13", text: "Bruyère appelle." });
    say(hand, { card, text: "Elle n’a pas répondu." });
    say(hand, { card, status: "blocked", due: "none" });
    const item = now(hand, card);
    expect(item).toMatchObject({ status: "blocked", due: null });
    const told = item.history.map((entry) => entry.by === "note" && [entry.note.status, entry.note.text]);
    expect(told).toEqual([
      ["in-progress", "Bruyère appelle."],
      [null, "Elle n’a pas répondu."],
      ["blocked", ""],
    ]);
    expect(addNote(hand, { card, text: "" })).toMatchObject({ reason: "nothing-said" });
    expect(addNote(hand, { card: "nowhere" as CardId, text: "a" })).toMatchObject({ reason: "gone" });
  });

  test("ITM2 two people who say something apart keep both, and read the same", () => {
    const [one, other] = [testHand({ name: "a" }), testHand({ name: "b" })];
    const card = put(one, "obstacle");
    exchange(one.doc, other.doc);
    say(one, { card, status: "in-progress" });
    say(other, { card, status: "blocked", text: "Sans réseau." });
    say(other, { card, text: "Et encore." });
    exchange(one.doc, other.doc);
    expect(now(one, card)).toEqual(now(other, card));
    expect(now(one, card).history).toHaveLength(3);
  });

  test("ITM3 of what people live, removed is only said until somebody confirms it; a step is simply done", () => {
    const hand = testHand();
    const [obstacle, step, plain] = [put(hand, "obstacle"), put(hand, "step"), put(hand, "ingredient")];
    for (const card of [obstacle, step, plain]) say(hand, { card, status: "removed" });
    expect([obstacle, step, plain].map((card) => standing(hand, card))).toEqual(["claimed", "removed", null]);
  });

  test("ITM4 [C30] the one who raised it confirms, another who has met it confirms, and nobody else", () => {
    const [raiser, claimer] = [testHand({ name: "a" }), testHand({ name: "b" })];
    const card = put(raiser, "obstacle");
    exchange(raiser.doc, claimer.doc);
    const claim = say(claimer, { card, status: "removed" });
    const asked = { card, claim };
    const bystander = seenAs("other", []);
    expect(recordConfirmed(house(claimer), asked, bystander)).toMatchObject({ reason: "not-for-you" });
    expect(recordConfirmed(house(claimer), asked, { ...bystander, hasMet: true })).toMatchObject({ ok: true });
    // Whoever called it removed does not confirm it by saying that they have met it too.
    const self = seenAs("b", [claimer.doc], { hasMet: true });
    expect(recordConfirmed(house(claimer), asked, self)).toMatchObject({ reason: "not-for-you" });
    const done = house(claimer);
    expect(recordConfirmed(done, asked, seenAs("a", [raiser.doc]))).toMatchObject({ ok: true });
    expect(standing(done, card)).toBe("removed");
    expect(recordConfirmed(house(claimer), { card, claim: "gone" as NoteId }, self)).toMatchObject({
      reason: "not-removed",
    });
  });

  test("ITM5 who raised a card stays who did, when it was brought back, written over or signed for another", () => {
    const [raiser, other] = [testHand({ name: "a" }), testHand({ name: "b" })];
    const card = put(raiser, "obstacle");
    exchange(raiser.doc, other.doc);
    const root = rootOf(other.doc, "cards");
    const copy = (root.get(card) as Y.Map<unknown>).clone();
    root.delete(card);
    root.set(card, copy);
    copy.set("born", { by: "member-b", at: 1 });
    const claim = say(raiser, { card, status: "removed" });
    exchange(raiser.doc, other.doc);
    const witness = (member: string, docs: readonly Y.Doc[]): Witness => seenAs(member, docs);
    expect(recordConfirmed(house(other), { card, claim }, witness("member-b", [other.doc]))).toMatchObject({
      reason: "not-for-you",
    });
    expect(recordConfirmed(house(other), { card, claim }, witness("member-a", [raiser.doc]))).toMatchObject({
      ok: true,
    });
  });

  test("ITM6 of a card that the house brought, the one whom it names has raised it", () => {
    const maker = testHand({ name: "maker" });
    const card = put({ ...maker, by: "mesange" as MemberId }, "condition");
    const claim = say(maker, { card, status: "removed" });
    const byHouse = (member: string): Witness =>
      seenAs(member, [], { writes: (client, who) => who === "house" && client === maker.doc.clientID });
    expect(recordConfirmed(house(maker), { card, claim }, byHouse("loriot"))).toMatchObject({ reason: "not-for-you" });
    expect(recordConfirmed(house(maker), { card, claim }, byHouse("mesange"))).toMatchObject({ ok: true });
  });

  test("ITM7 a challenge reopens with its reason, and what was confirmed leaves in no other way", () => {
    const hand = testHand();
    const card = put(hand, "obstacle");
    const claim = say(hand, { card, status: "removed" });
    recordConfirmed(hand, { card, claim }, seenAs("h", [hand.doc]));
    say(hand, { card, status: "open", text: "Par erreur." });
    expect(standing(hand, card)).toBe("removed");
    expect(recordChallenged(hand, card, "Toujours pas de bus le vendredi.")).toMatchObject({ ok: true });
    expect(standing(hand, card)).toBe("reopened");
    const last = now(hand, card).history.at(-1);
    expect(last?.by === "house" && last.record.text).toBe("Toujours pas de bus le vendredi.");
    expect(recordChallenged(hand, card, "Encore")).toMatchObject({ reason: "not-removed" });
    say(hand, { card, status: "in-progress" });
    expect(standing(hand, card)).toBe("in-progress");
    // What was confirmed once says nothing of what is claimed anew.
    say(hand, { card, status: "removed" });
    expect(standing(hand, card)).toBe("claimed");
  });

  test("ITM8 somebody owns a card only by themself, one at a time, and not after they have left the table", () => {
    const hand = testHand();
    const card = put(hand, "step");
    const [a, b] = ["mesange", "loriot"] as MemberId[] as [MemberId, MemberId];
    expect(recordOwned(hand, { card, member: a, seated: [a, b] })).toMatchObject({ ok: true });
    expect(now(hand, card).owner).toBe(a);
    expect(recordOwned(hand, { card, member: b, seated: [a, b] })).toMatchObject({ reason: "owned-already" });
    expect(recordDisowned(hand, card, b)).toMatchObject({ reason: "not-yours" });
    expect(recordOwned(hand, { card, member: b, seated: [b] })).toMatchObject({ ok: true });
    expect(recordDisowned(hand, card, b)).toMatchObject({ ok: true });
    expect(now(hand, card).owner).toBe(null);
    expect(now(hand, card).history).toHaveLength(3);
  });

  test("ITM9 what is said of a card goes with it and comes back with it, and going back takes no confirmation along", () => {
    const hand = testHand();
    const card = put(hand, "obstacle");
    const undo = new Y.UndoManager(
      ["cards", "notes", "links"].map((root) => hand.doc.getMap(root)),
      { trackedOrigins: new Set([hand.origin]), captureTimeout: 0 },
    );
    const before = house(hand).doc;
    const claim = say(hand, { card, status: "removed", text: "La ligne 4 roule." });
    recordConfirmed({ ...hand, origin: "house" }, { card, claim }, seenAs("h", [hand.doc]));
    deleteCards(hand, [card]);
    expect(readBoard(hand.doc).notes.size).toBe(0);
    undo.undo();
    expect(standing(hand, card)).toBe("removed");
    const now = house(hand).doc;
    restoreTo(hand, before);
    expect(standing(hand, card)).toBe(null);
    expect(readBoard(hand.doc).records.size).toBe(1);
    restoreTo(hand, now);
    expect(standing(hand, card)).toBe("removed");
  });

  test("ITM10 [C32] [C42] from an obstacle one reads what may remove it, from a lever what it may remove", () => {
    const hand = testHand();
    const [lever, obstacle, other] = [put(hand, "lever"), put(hand, "obstacle"), put(hand, "obstacle")];
    addLink(hand, { from: lever, to: obstacle, meaning: "may-remove" });
    addLink(hand, { from: lever, to: other, label: "peut-être" });
    const board = readBoard(hand.doc);
    const seen = (card: CardId) => relatedTo(board, card, "may-remove").map(({ other: end, isOut }) => [end, isOut]);
    expect(seen(obstacle)).toEqual([[lever, false]]);
    expect(seen(lever)).toEqual([[obstacle, true]]);
    expect(seen(other)).toEqual([]);
  });
});

test("ITM11 whatever a peer writes as a note, a record or a meaning, readers get something that holds", () => {
  const hand = testHand();
  const card = put(hand, "obstacle");
  const notes = rootOf(hand.doc, "notes");
  notes.set(
    "n1",
    new Y.Map<unknown>([
      ["card", card],
      ["status", "gone"],
      ["due", "2026-02-31"],
      ["order", 7],
    ]),
  );
  notes.set("n2", new Y.Map<unknown>([["text", "sans carte"]]));
  notes.set(
    "n3",
    new Y.Map<unknown>([
      ["card", card],
      ["due", "2026-02-28"],
      ["told", "confirmed"],
      ["born", "x"],
    ]),
  );
  rootOf(hand.doc, "records").set(
    "r1",
    new Y.Map<unknown>([
      ["card", card],
      ["what", "crowned"],
    ]),
  );
  rootOf(hand.doc, "links").set(
    "l1",
    new Y.Map<unknown>([
      ["from", card],
      ["to", card],
      ["meaning", "owns"],
    ]),
  );
  const board = readBoard(hand.doc);
  expect(board.notes.get("n1" as NoteId)).toMatchObject({ status: null, due: null, text: "" });
  expect([...board.links.values()][0]?.meaning).toBe(null);
  // What speaks of no card, and a record of no kind, are cards that say so.
  expect(
    [...board.cards.values()]
      .filter(({ unread }) => unread)
      .map(({ text }) => text)
      .sort(),
  ).toEqual([`${card}\ncrowned`, "sans carte"]);
  expect(itemOf(board, card)).toMatchObject({ status: "open", due: null, isConfirmed: false });
});

test("ITM12 a note too long, one note too many and one record too many are refused", () => {
  const hand = testHand();
  const card = put(hand, "obstacle");
  const text = "a".repeat(limits.NOTE_TEXT_MAX_CHARS);
  expect(addNote(hand, { card, text })).toMatchObject({ ok: true });
  expect(addNote(hand, { card, text: `${text}a` })).toMatchObject({ reason: "text-too-long" });
  const address = `https://exemple.fr/${"a".repeat(limits.NOTE_ADDRESS_MAX_CHARS)}`;
  expect(addNote(hand, { card, address })).toMatchObject({ reason: "text-too-long" });
  const fill = (root: "notes" | "records", count: number): void =>
    hand.doc.transact(() => {
      for (let at = rootOf(hand.doc, root).size; at < count; at += 1)
        rootOf(hand.doc, root).set(
          `x${at}`,
          new Y.Map([
            ["card", "elsewhere"],
            ["what", "disowned"],
          ]),
        );
    });
  fill("notes", limits.NOTES_MAX_COUNT);
  expect(addNote(hand, { card, text: "une de plus" })).toMatchObject({ reason: "too-many-notes" });
  fill("records", limits.RECORDS_MAX_COUNT);
  const member = "mesange" as MemberId;
  expect(recordOwned(hand, { card, member, seated: [] })).toMatchObject({ reason: "too-many-records" });
});
