import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { CardId, MemberId, NoteId } from "../ids.ts";
import { addCards } from "./edit-cards.ts";
import { addNote } from "./edit-notes.ts";
import { recordChallenged, recordConfirmed } from "./edit-records.ts";
import type { Hand } from "./hand.ts";
import { obstaclesOf } from "./obstacles.ts";
import { readBoard } from "./read.ts";
import { rootOf } from "./schema.ts";
import { testHand } from "./testing.ts";
import type { Kind } from "./types.ts";

const [FIRST, SECOND] = [1_000, 2_000];

function put(hand: Hand, kind: Kind): CardId {
  const added = addCards(hand, [{ text: kind, kind, place: { x: 0, y: 0, zone: null, group: null } }]);
  if (!added.ok || !added.value[0]) throw new Error("not added");
  return added.value[0];
}

function claim(hand: Hand, card: CardId): NoteId {
  const said = addNote(hand, { card, status: "removed" });
  if (!said.ok) throw new Error(said.reason);
  return said.value;
}

/** The house writes at this time, by the word of somebody who may. */
function confirm(hand: Hand, card: CardId, at: number): void {
  const witness = { member: "erable" as MemberId, hasMet: true, writes: () => true };
  const done = recordConfirmed({ ...hand, by: null, now: () => at }, { card, claim: claim(hand, card) }, witness);
  if (!done.ok) throw new Error(done.reason);
}

describe("obstacles counted at the end of a meeting", () => {
  test("CMP1 what is only said to be removed is open, blocked and reopened ones are among the open, and only obstacles count", () => {
    const hand = testHand();
    const [open, blocked, said, reopened, gone] = Array.from({ length: 5 }, () => put(hand, "obstacle"));
    if (!open || !blocked || !said || !reopened || !gone) throw new Error("not laid");
    addNote(hand, { card: blocked, status: "blocked" });
    claim(hand, said);
    claim(hand, reopened);
    recordChallenged(hand, reopened, "Toujours là.");
    confirm(hand, gone, FIRST);
    confirm(hand, put(hand, "issue"), FIRST);
    put(hand, "lever");
    expect(obstaclesOf(readBoard(hand.doc), 0)).toEqual({ open: 4, blocked: 1, reopened: 1, removed: 1 });
    expect(obstaclesOf(readBoard(new Y.Doc()), 0)).toEqual({ open: 0, blocked: 0, reopened: 0, removed: 0 });
  });

  test("CMP2 a removed one is counted in the meeting in which it was confirmed, and in no later one that it goes along into", () => {
    const hand = testHand();
    const card = put(hand, "obstacle");
    confirm(hand, card, FIRST);
    const board = readBoard(hand.doc);
    expect(obstaclesOf(board, FIRST)).toMatchObject({ open: 0, removed: 1 });
    expect(obstaclesOf(board, SECOND)).toMatchObject({ open: 0, removed: 0 });
    addNote(hand, { card, text: "Un mot de plus." });
    expect(obstaclesOf(readBoard(hand.doc), SECOND)).toMatchObject({ open: 0, removed: 0 });
  });

  test("CMP3 one that is challenged is open again, and counts as removed when that is confirmed once more", () => {
    const hand = testHand();
    const card = put(hand, "obstacle");
    confirm(hand, card, FIRST);
    recordChallenged(hand, card, "Toujours pas de bus.");
    expect(obstaclesOf(readBoard(hand.doc), 0)).toEqual({ open: 1, blocked: 0, reopened: 1, removed: 0 });
    confirm(hand, card, SECOND);
    expect(obstaclesOf(readBoard(hand.doc), SECOND)).toEqual({ open: 0, blocked: 0, reopened: 0, removed: 1 });
  });

  test("CMP4 what a file tells of another house, and what somebody writes by hand, removes nothing", () => {
    const hand = testHand();
    const card = put(hand, "obstacle");
    const note = claim(hand, card);
    rootOf(hand.doc, "notes").set(
      "told",
      new Y.Map<unknown>([
        ["card", card],
        ["told", "confirmed"],
        ["order", "z9"],
      ]),
    );
    rootOf(hand.doc, "records").set(
      "odd",
      new Y.Map<unknown>([
        ["card", card],
        ["what", "confirmed"],
        ["of", 7],
      ]),
    );
    rootOf(hand.doc, "records").set(
      "other",
      new Y.Map<unknown>([
        ["card", "elsewhere"],
        ["what", "confirmed"],
        ["of", note],
      ]),
    );
    expect(obstaclesOf(readBoard(hand.doc), 0)).toEqual({ open: 1, blocked: 0, reopened: 0, removed: 0 });
  });
});
