import { describe, expect, test } from "vitest";
import { addCards, deleteCards } from "../board/edit-cards.ts";
import { addNote } from "../board/edit-notes.ts";
import { recordConfirmed } from "../board/edit-records.ts";
import { writeStatement } from "../board/edit-statements.ts";
import { addZone } from "../board/edit-structure.ts";
import type { Hand } from "../board/hand.ts";
import { readBoard } from "../board/read.ts";
import { exchange, testHand } from "../board/testing.ts";
import type { Board, Section } from "../board/types.ts";
import type { CardId, ZoneId } from "../ids.ts";
import { STATEMENTS_MAX_COUNT } from "../limits.ts";
import { addConditions, checklistOf, conditionsToCome, dropLine, progressOf } from "./checklist.ts";
import { putCard, say } from "./testing.ts";

function area(hand: Hand, section: Section | null): ZoneId {
  const added = addZone(hand, { title: section ?? "?", rect: { x: 0, y: 0, w: 400, h: 400 }, section });
  if (!added.ok) throw new Error(added.reason);
  return added.value;
}

function condition(hand: Hand, text: string, zone: ZoneId | null = null): CardId {
  const added = addCards(hand, [{ text, kind: "condition", place: { x: 0, y: 0, zone, group: null } }]);
  const [id] = added.ok ? added.value : [];
  if (!id) throw new Error("no card");
  return id;
}

function boardOf(hand: Hand): Board {
  return readBoard(hand.doc);
}

/** What stands in the lists, by words. */
function told(hand: Hand): unknown[] {
  return checklistOf(boardOf(hand)).map(({ card, time, isDone, statement }) => [
    card?.text ?? null,
    time,
    isDone,
    statement.text,
  ]);
}

describe("the conditions for success as a checklist", () => {
  test("CHK1 [C33] all conditions, or those chosen, become lines in one step; the area says when, else it is asked", () => {
    const hand = testHand();
    const [before, after] = [area(hand, "before"), area(hand, "after")];
    condition(hand, "une salle", before);
    const still = condition(hand, "du temps", after);
    condition(hand, "du café", area(hand, "always"));
    putCard(hand, { text: "un obstacle", kind: "obstacle" });
    expect(addConditions(hand, boardOf(hand), new Set([still]))).toMatchObject({
      ok: true,
      value: [expect.any(String)],
    });
    expect(told(hand)).toEqual([["du temps", "after", false, ""]]);
    let updates = 0;
    hand.doc.on("update", () => (updates += 1));
    expect(addConditions(hand, boardOf(hand)).ok).toBe(true);
    expect(updates).toBe(1);
    expect(told(hand)).toEqual([
      ["du temps", "after", false, ""],
      ["une salle", "before", false, ""],
      ["du café", null, false, ""],
    ]);
    expect(conditionsToCome(boardOf(hand))).toEqual([]);
  });

  test("CHK2 [C33] whoever says so ticks a line off and opens it again, and what people live is to be confirmed", () => {
    const hand = testHand();
    const card = condition(hand, "une salle");
    say(hand, { field: "check", sources: [card], value: "during" });
    addNote(hand, { card, status: "removed" });
    expect(checklistOf(boardOf(hand))).toMatchObject([{ isDone: true, isToConfirm: true, time: "during" }]);
    addNote(hand, { card, status: "open" });
    expect(checklistOf(boardOf(hand))).toMatchObject([{ isDone: false, isToConfirm: false }]);
    const claim = addNote(hand, { card, status: "removed" });
    if (!claim.ok || hand.by === null) throw new Error("nothing was said");
    const witness = { member: hand.by, hasMet: false, writes: () => true };
    expect(recordConfirmed({ ...hand, by: null }, { card, claim: claim.value }, witness).ok).toBe(true);
    expect(checklistOf(boardOf(hand))).toMatchObject([{ isDone: true, isToConfirm: false }]);
    expect(progressOf(checklistOf(boardOf(hand)))).toEqual({ done: 1, of: 1 });
  });

  test("CHK3 [C33] two who make the list at once have one line of each card, and no word of either is lost", () => {
    const [one, two] = [testHand({ name: "a" }), testHand({ name: "b" })];
    condition(one, "une salle");
    exchange(one.doc, two.doc);
    const mine = addConditions(one, boardOf(one));
    addConditions(two, boardOf(two));
    exchange(one.doc, two.doc);
    expect(told(one)).toEqual([["une salle", null, false, ""]]);
    const written = [...boardOf(two).statements.keys()].find((id) => !(mine.ok && mine.value.includes(id)));
    if (written) writeStatement(two, written, "demander la clé");
    exchange(one.doc, two.doc);
    expect(told(one).flat()).toContain("demander la clé");
    expect(told(one)).toEqual(told(two));
    expect(progressOf(checklistOf(boardOf(one)))).toEqual({ done: 0, of: 1 });
    for (const line of checklistOf(boardOf(one))) dropLine(one, boardOf(one), line);
    expect(told(one)).toEqual([]);
    expect(boardOf(one).statements.size).toBe(0);
  });

  test("CHK4 of a condition that is gone what was written stays, and it counts as none", () => {
    const hand = testHand();
    const [salle, temps] = [condition(hand, "une salle"), condition(hand, "du temps")];
    say(hand, { field: "check", sources: [salle], text: "demander la clé" }, { field: "check", sources: [temps] });
    deleteCards(hand, [salle, temps]);
    expect(told(hand)).toEqual([[null, null, false, "demander la clé"]]);
    expect(progressOf(checklistOf(boardOf(hand)))).toEqual({ done: 0, of: 0 });
  });

  test("CHK6 a peer’s time that is none is asked for, and where there is no room nothing is added", () => {
    const hand = testHand();
    const card = condition(hand, "une salle");
    say(hand, { field: "check", sources: [card], value: "someday" }, { field: "check" });
    expect(told(hand)).toEqual([["une salle", null, false, ""]]);
    const full = Array.from({ length: STATEMENTS_MAX_COUNT - 2 }, () => ({ field: "tip" }) as const);
    say(hand, ...full);
    condition(hand, "du temps");
    expect(addConditions(hand, boardOf(hand))).toEqual({ ok: false, reason: "too-many-statements" });
  });
});
