import { expect, test } from "vitest";
import { addLink } from "../board/edit-structure.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import * as limits from "../limits.ts";
import { crossingOf } from "../practice/crossing.ts";
import { leversOf } from "../practice/levers.ts";
import { familiesOf } from "../practice/players.ts";
import { shelfOf } from "../practice/shelf.ts";
import { putCard, say } from "../practice/testing.ts";
import { writeJson } from "./json.ts";
import { readJson } from "./read-json.ts";
import { bring } from "./testing.ts";

function readyBoard(): Board {
  const hand = testHand();
  const lever = putCard(hand, { text: "Un projet partagé", kind: "lever", knowledge: "practice" });
  const watch = putCard(hand, { text: "La confiance est lente", kind: "watch", knowledge: "experience" });
  addLink(hand, { from: lever, to: watch });
  const address = "https://example.org/maison?a=b#c";
  say(
    hand,
    { field: "player", text: "Deux co-formatrices", value: "supported", note: "here", sources: [watch] },
    { field: "player", text: "Agence", value: "provider", note: "not-now" },
    { field: "crossing", text: "On apprend.", value: "experience-practice", note: "apart", sources: [lever, watch] },
    {
      field: "inspiration",
      text: "La maison",
      value: "visit",
      why: "Un binôme.",
      address,
      note: "CC0",
      who: "L’accueil",
    },
  );
  return readBoard(hand.doc);
}

/** On another board things have other ids and other keys of order, in the same order: each by the place where it first stands. */
function withoutIds(file: string): string {
  const ids = [...file.matchAll(/"id":"([^"]+)"/g)].flatMap(([, id]) => id ?? []);
  return ids.reduce(
    (text, id, at) => text.replaceAll(`"${id}"`, `"id ${at}"`),
    file.replaceAll(/"order":"[^"]*"/g, '"order":""'),
  );
}

test("MAP7 [C42] our JSON brings back who is concerned, what is crossed, what inspires and both linked lists, byte for byte", () => {
  const board = readyBoard();
  const file = writeJson({ board, title: "t" });
  const back = bring(readJson(file));
  expect(withoutIds(writeJson({ board: back, title: "t" }))).toBe(withoutIds(file));
  for (const words of ["Un binôme.", "L’accueil", '"kind":"watch"', '"value":"supported"', '"note":"not-now"'])
    expect(file).toContain(words);
  expect(familiesOf(back).map(({ presence }) => presence)).toEqual(familiesOf(board).map(({ presence }) => presence));
  expect(crossingOf(back)[1]?.entries[0]?.sources).toHaveLength(2);
  expect(shelfOf(back, "visit")[0]).toMatchObject({ why: "Un binôme.", who: "L’accueil", note: "CC0" });
  expect(leversOf(back).lever[0]?.tied[0]?.card.text).toBe("La confiance est lente");
});

test("MAP7 a file in which one line is too long keeps what there is room for, and says so; none of it is in a file that has none", () => {
  const board = readyBoard();
  const file = writeJson({ board, title: "t" });
  const long = "x".repeat(limits.STATEMENT_NOTE_MAX_CHARS + 1);
  const read = readJson(file.replace('"who":"L’accueil"', `"who":"${long}"`));
  expect(read.ok && read.value.statements.at(-1)?.who.length).toBe(limits.STATEMENT_NOTE_MAX_CHARS);
  expect(read.ok && read.value.notes.length).toBe(1);
  expect(file.match(/"why"|"who"/g)).toHaveLength(2);
});
