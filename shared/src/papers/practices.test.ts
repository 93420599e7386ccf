import { expect, test } from "vitest";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { writeCsv } from "../formats/csv.ts";
import { writeJson } from "../formats/json.ts";
import { writeJsonCanvas } from "../formats/json-canvas.ts";
import { writeMarkdown } from "../formats/markdown.ts";
import { readJson } from "../formats/read-json.ts";
import { readJsonCanvas } from "../formats/read-json-canvas.ts";
import { bring, EXPORT_WORDS } from "../formats/testing.ts";
import { practicesOf, practiceText } from "../practice/practices.ts";
import { putCard } from "../practice/testing.ts";

const PRACTICE = {
  today: "On parle du dossier devant la personne.",
  change: "On parle avec elle d’abord.\nSon prénom en premier.",
  obstacle: "La réunion dure vingt minutes.",
};

test("ASN12 [A02] a practice is a card with its three parts: today, to change, obstacle; it reads the same in canvas, list and files, and comes back from them", () => {
  const hand = testHand();
  const id = putCard(hand, { text: practiceText(PRACTICE, "fr"), kind: "issue" });
  putCard(hand, { text: "Obstacle : le bruit" });
  const board = readBoard(hand.doc);
  expect(practicesOf(board)).toEqual([{ card: board.cards.get(id), practice: PRACTICE }]);
  // What canvas and list draw are the words of the card.
  expect(outlineOf(board).flatMap(({ lone }) => lone.map(({ text }) => text))).toContain(practiceText(PRACTICE, "fr"));
  const leaves = { board, title: "Table", words: EXPORT_WORDS };
  const files = [writeMarkdown(leaves), writeCsv(leaves)];
  const first = Object.values(PRACTICE).map((one) => one.split("\n")[0] ?? "");
  for (const words of ["Aujourd’hui", "À changer", "Obstacle", ...first])
    expect(files.map((file) => file.includes(words))).toEqual([true, true]);
  for (const read of [readJson(writeJson(leaves)), readJsonCanvas(writeJsonCanvas(board))])
    expect(practicesOf(bring(read)).map(({ practice }) => practice)).toEqual([PRACTICE]);
});
