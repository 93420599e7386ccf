import { expect, test } from "vitest";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { KNOWLEDGE_TYPES } from "../board/types.ts";
import { CROSSED, crossingOf, PAIRS } from "./crossing.ts";
import { putCard, say } from "./testing.ts";

test("MAP3 [C56] each two of the three kinds of knowledge have a cell for what agrees and one for what pulls apart", () => {
  const hand = testHand();
  const card = putCard(hand, { text: "Être écouté.", knowledge: "experience" });
  say(
    hand,
    { field: "crossing", value: "experience-practice", note: "apart", text: "Le calendrier décide.", sources: [card] },
    { field: "crossing", value: "experience-practice", note: "together", text: "Un temps à deux." },
    { field: "crossing", value: "experience-practice", note: "together", text: "Un lieu calme." },
    { field: "crossing", value: "practice-academic", note: "together", text: "Les mots du métier." },
  );
  const cells = crossingOf(readBoard(hand.doc));
  expect(cells.map(({ pair, pull, entries }) => [pair, pull, entries.map(({ text }) => text)])).toEqual([
    ["experience-practice", "together", ["Un temps à deux.", "Un lieu calme."]],
    ["experience-practice", "apart", ["Le calendrier décide."]],
    ["experience-academic", "together", []],
    ["experience-academic", "apart", []],
    ["practice-academic", "together", ["Les mots du métier."]],
    ["practice-academic", "apart", []],
  ]);
  expect(cells[1]?.entries[0]?.sources).toEqual([card]);
  const crossed = PAIRS.map((pair) => CROSSED[pair]);
  for (const [at, one] of KNOWLEDGE_TYPES.entries())
    for (const other of KNOWLEDGE_TYPES.slice(at + 1)) expect(crossed).toContainEqual([one, other]);
});

test("MAP3 [C56] words that a peer wrote of no two that are known, or of no pull, are in a cell all the same", () => {
  const hand = testHand();
  say(hand, { field: "crossing", value: "experience-astrology", note: "sideways", text: "Un mot." });
  const cells = crossingOf(readBoard(hand.doc));
  expect(cells.flatMap(({ entries }) => entries.map(({ text }) => text))).toEqual(["Un mot."]);
});
