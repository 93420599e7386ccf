import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { CardId, VoteId } from "../ids.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import { NO_OUTCOMES, ranksByCard } from "./outcomes.ts";
import type { Outcomes } from "./outcomes.ts";
import { readJson } from "./read-json.ts";
import { EXPORT_WORDS as words } from "./testing.ts";

const hand = testHand();
const place = { x: 0, y: 0, zone: null, group: null };
const added = addCards(hand, [
  { text: "a", place, knowledge: "experience" },
  { text: "b", place, knowledge: "practice" },
  { text: "c", place },
]);
const [a, b, c] = (added.ok ? added.value : []) as [CardId, CardId, CardId];
const board = readBoard(hand.doc);

function vote(id: string, totals: Outcomes["votes"][number]["totals"]): Outcomes["votes"][number] {
  return { id: id as VoteId, question: `${id} ?`, points: 3, maxPerCard: 3, turnout: 4, closedAt: 5, totals };
}

const outcomes: Outcomes = {
  ...NO_OUTCOMES,
  votes: [
    vote("v1", [[c, 9]]),
    vote("v2", [
      [a, 2],
      [b, 2],
      [c, 0],
    ]),
  ],
  decided: "On garde.",
};

test("VOT28 a table of cards says the rank of each in its last vote, equals as equals", () => {
  const points = new Map([a, b, c].map((card, at) => [card, at < 2 ? 2 : 0]));
  const rows = writeCsv({ board, words, points, ranks: ranksByCard(outcomes) }).split("\r\n");
  expect(rows.map((row) => row.split(";").slice(-2))).toEqual([
    ["Points", "Rang"],
    ["2", "1 ="],
    ["2", "1 ="],
    ["0", ""],
    [""],
  ]);
});

test("VOT28 the JSON says what votes came to, with ties and the knowledge behind each card, and still comes back", () => {
  const json = writeJson({ board, title: "t", outcomes });
  const { results } = JSON.parse(json) as { results: { votes: object[]; decided: string } };
  expect(results.decided).toBe("On garde.");
  expect(results.votes[1]).toEqual({
    question: "v2 ?",
    points: 3,
    maxPerCard: 3,
    turnout: 4,
    closedAt: 5,
    ranks: [
      { card: a, points: 2, rank: 1, tied: true, knowledge: "experience" },
      { card: b, points: 2, rank: 1, tied: true, knowledge: "practice" },
    ],
    without: [c],
  });
  const read = readJson(json);
  expect(read.ok && [read.value.cards.length, read.value.notes]).toEqual([3, []]);
  expect(writeJson({ board, title: "t" })).not.toContain("results");
});
