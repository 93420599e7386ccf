import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addLine } from "../board/edit-framework.ts";
import { addStatements } from "../board/edit-statements.ts";
import { compareOrder } from "../board/order.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import * as limits from "../limits.ts";
import { writeJson } from "./json.ts";
import { readJson } from "./read-json.ts";
import { bring } from "./testing.ts";

/** By words: ids are others on another board. */
function said(board: Board): unknown[] {
  const cards = new Map([...board.cards.values()].map(({ id, text }) => [id, text]));
  return [...board.statements.values()]
    .sort(compareOrder)
    .map(({ field, text, value, note, address, line, sources }) => ({
      field,
      text,
      value,
      note,
      address,
      line: line && board.lines.get(line)?.text,
      sources: sources.map((id) => cards.get(id)),
    }));
}

function written(): Board {
  const hand = testHand();
  const place = { x: 0, y: 0, zone: null, group: null };
  const cards = addCards(hand, [{ text: "carte", place }]);
  const sources = cards.ok ? cards.value : [];
  const line = addLine(hand, { section: "before", text: "ligne", sources });
  addStatements(hand, [
    { field: "title", text: "Titre" },
    { field: "theme", value: "7" },
    { field: "clause", value: "before", text: "Clause", sources, line: line.ok ? line.value : null },
    { field: "link", text: "Rapport", note: "CC0", address: "https://example.org" },
  ]);
  return readBoard(hand.doc);
}

test("PRA14 the complete copy brings back the sheet and the specifications, tied to their cards and lines", () => {
  const board = written();
  const file = writeJson({ board, title: "t" });
  expect(said(bring(readJson(file)))).toEqual(said(board));
  expect(file).not.toContain("member-");
});

test("PRA14 of a file mended by hand, an unknown field is left out and said, and words too long refuse it", () => {
  const file = writeJson({ board: written(), title: "t" });
  const poem = readJson(file.replace('"field":"link"', '"field":"poem"'));
  expect(poem.ok && poem.value.statements.map(({ field }) => field)).toEqual(["title", "theme", "clause"]);
  expect(poem.ok && poem.value.notes.length).toBe(1);
  const long = file.replace('"Rapport"', `"${"x".repeat(limits.STATEMENT_TEXT_MAX_CHARS + 1)}"`);
  expect(readJson(long)).toMatchObject({ ok: false, reason: "text-too-long", detail: "statements[3].text" });
});

test("FMT50 sheet and specifications come back in the same file, byte for byte", () => {
  const file = writeJson({ board: written(), title: "t" });
  expect(writeJson({ board: bring(readJson(file)), title: "t" })).toBe(file);
});
