import { expect, test } from "vitest";
import { addStatements, editStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { SEQUENCE_MAX_MINUTES } from "../limits.ts";
import type { Time } from "./checklist.ts";
import { addSequence, coveredByProgramme, minutesIn, moveSequence, programmeOf, sequencesOf } from "./programme.ts";

function told(hand: ReturnType<typeof testHand>) {
  return programmeOf(readBoard(hand.doc)).map(({ time, sequences }) => [time, sequences.map(({ title }) => title)]);
}

test("PRG9 [A06] sequences stand before, during or after, in their order, with the time they take together", () => {
  const hand = testHand();
  for (const [text, time] of [
    ["Un", "before"],
    ["Deux", "during"],
    ["Trois", "during"],
  ] as const)
    addSequence(hand, text, time);
  addStatements(hand, [{ field: "sequence", text: "Ailleurs", value: "someday", note: "20" }]);
  expect(told(hand)).toEqual([
    ["before", ["Un"]],
    ["during", ["Deux", "Trois", "Ailleurs"]],
    ["after", []],
  ]);
  const [, two] = sequencesOf(readBoard(hand.doc));
  if (two) editStatement(hand, two.id, { note: "45", why: "Pour commencer" });
  expect(programmeOf(readBoard(hand.doc)).map(({ minutes }) => minutes)).toEqual([0, 65, 0]);
  expect(sequencesOf(readBoard(hand.doc))[1]).toMatchObject({ minutes: 45, aim: "Pour commencer", time: "during" });
});

test("PRG10 [A06] a sequence is moved before another, to the end of its time, and into another time", () => {
  const hand = testHand();
  for (const text of ["Un", "Deux", "Trois"]) addSequence(hand, text, "during");
  const move = (title: string, time: Time, before: string | null): void => {
    const board = readBoard(hand.doc);
    const id = (text: string) => sequencesOf(board).find((one) => one.title === text)?.id ?? null;
    const moved = id(title);
    if (moved) moveSequence(hand, board, { id: moved, time, next: before === null ? null : id(before) });
  };
  move("Trois", "during", "Un");
  expect(told(hand)[1]).toEqual(["during", ["Trois", "Un", "Deux"]]);
  move("Trois", "during", null);
  expect(told(hand)[1]).toEqual(["during", ["Un", "Deux", "Trois"]]);
  move("Deux", "after", null);
  move("Un", "after", null);
  expect(told(hand)).toEqual([
    ["before", []],
    ["during", ["Trois"]],
    ["after", ["Deux", "Un"]],
  ]);
  move("Un", "after", "Deux");
  move("Un", "after", "Un");
  expect(told(hand)[2]).toEqual(["after", ["Un", "Deux"]]);
});

test("PRG11 what a signature covers is every word, minute, time and place in the order, and not the cards behind", () => {
  const hand = testHand();
  for (const text of ["Un", "Deux"]) addSequence(hand, text, "during");
  const digest = (): string => coveredByProgramme(readBoard(hand.doc));
  const [one, two] = sequencesOf(readBoard(hand.doc));
  if (!one || !two) throw new Error("two sequences");
  const seen = new Set([digest()]);
  const changes = [
    () => editStatement(hand, one.id, { note: "30" }),
    () => editStatement(hand, one.id, { why: "Pour quoi" }),
    () => editStatement(hand, two.id, { value: "after" }),
    () => moveSequence(hand, readBoard(hand.doc), { id: two.id, time: "during", next: one.id }),
    () => addSequence(hand, "Trois", "after"),
  ];
  for (const change of changes) {
    change();
    expect(seen.has(digest())).toBe(false);
    seen.add(digest());
  }
});

test("LIM184 a sequence takes a minute to a day; what says more or something else says nothing", () => {
  const max = String(SEQUENCE_MAX_MINUTES);
  expect([max, `${SEQUENCE_MAX_MINUTES + 1}`, "0", "1", " 45 ", "quarante", "1.5", "-3"].map(minutesIn)).toEqual([
    SEQUENCE_MAX_MINUTES,
    null,
    null,
    1,
    45,
    null,
    null,
    null,
  ]);
});
