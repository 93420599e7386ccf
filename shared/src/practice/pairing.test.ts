import { expect, test } from "vitest";
import { addStatements, deleteStatement, writeStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { StatementId } from "../ids.ts";
import { digestAt, isDone, saidBy, wordsAt } from "./pairing.ts";

const [IRIS, THYM] = [
  { member: "iris", person: 0 },
  { member: "thym", person: 0 },
];

test("PAI13 [C53] a step is done when both said so of the words that are there, and a change takes that back for both", () => {
  const hand = testHand();
  const board = () => readBoard(hand.doc);
  const add = (text: string, value: string): StatementId => {
    const added = addStatements(hand, [{ field: "pair", value, text, note: "Iris" }]);
    if (!added.ok || !added.value[0]) throw new Error("nothing was added");
    return added.value[0];
  };
  const first = add("Appelez-moi Iris", "know");
  add("Le matin", "room");
  const of = digestAt(board(), "know");
  const at = { step: "know", digest: of };
  const one = { people: [IRIS, THYM], done: [{ ...IRIS, step: "know", of }] };
  const both = { ...one, done: [...one.done, { ...THYM, step: "know", of }] };
  expect([isDone(board(), one, "know"), isDone(board(), both, "know"), isDone(board(), both, "room")]).toEqual([
    false,
    true,
    false,
  ]);
  expect([saidBy(one, IRIS, at), saidBy(one, THYM, at)]).toEqual(["yes", "no"]);
  // Words of another step change nothing here.
  add("Le soir", "room");
  expect(isDone(board(), both, "know")).toBe(true);
  writeStatement(hand, first, "Appelez-moi Irène");
  expect(isDone(board(), both, "know")).toBe(false);
  expect(saidBy(both, THYM, { step: "know", digest: digestAt(board(), "know") })).toBe("earlier");
  writeStatement(hand, first, "Appelez-moi Iris");
  expect(isDone(board(), both, "know")).toBe(true);
  const more = add("Et vous ?", "know");
  expect(isDone(board(), both, "know")).toBe(false);
  deleteStatement(hand, more);
  expect(isDone(board(), both, "know")).toBe(true);
  expect(isDone(board(), { people: [IRIS], done: both.done }, "know")).toBe(false);
  expect(wordsAt(board(), "room").map(({ text }) => text)).toEqual(["Le matin", "Le soir"]);
});
