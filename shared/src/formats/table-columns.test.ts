import { expect, test } from "vitest";
import { itemOf, standingOf } from "../board/items.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { importBoard } from "../board/import-board.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import * as limits from "../limits.ts";
import { writeCsv } from "./csv.ts";
import { writeJson } from "./json.ts";
import { readTable } from "./table.ts";
import { boardFromTable, guessColumns } from "./table-board.ts";
import type { ColumnChoice } from "./table-board.ts";
import { bring, EXPORT_WORDS as words } from "./testing.ts";

function read(text: string, choice: Partial<ColumnChoice> = {}) {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.reason);
  return boardFromTable({ table: table.value, choice: { ...guessColumns(table.value), ...choice }, words });
}

function told(board: Board): unknown {
  return outlineOf(board).flatMap(({ zone, groups, lone }) =>
    [...groups.flatMap(({ cards }) => cards), ...lone].map((card) => [
      zone?.title ?? null,
      card.text,
      card.kind,
      standingOf(board, card),
      itemOf(board, card.id).due,
    ]),
  );
}

const TEXT = `Texte;Zone;Nature;Statut;Échéance;Courriel;Quartier
Un abri;Avant;;En cours;2026-12-14;merle@exemple.fr;Nord
Le bus;Avant;Obstacle;Levé;bientôt;;Sud
Une idée;Après;;✅ Closed;;;
`;

test("FMT51 status and day of a table are read, and what is no status or day is counted", () => {
  const reply = read(TEXT);
  expect(told(bring(reply))).toEqual([
    ["Avant", "Un abri", "step", "in-progress", "2026-12-14"],
    ["Avant", "Le bus", "obstacle", "claimed", null],
    ["Après", "Une idée", "ingredient", null, null],
  ]);
  expect(reply).toMatchObject({
    value: {
      notes: [
        { reason: "columns-left", where: "columns Courriel · Quartier", count: 2 },
        { reason: "values-left", where: "row 3", count: 2 },
      ],
    },
  });
});

test("FMT51 nothing of the other columns is in the board, unless somebody wishes so; then it goes out with the table", () => {
  const without = bring(read(TEXT));
  for (const out of [writeJson({ board: without, title: "t" }), writeCsv({ board: without, words })])
    expect(out).not.toMatch(/merle@|Quartier|Nord/);
  const kept = read(TEXT, { keepsOthers: true });
  expect(kept).toMatchObject({ value: { notes: [{ reason: "columns-kept", count: 2 }, { reason: "values-left" }] } });
  const out = readTable(writeCsv({ board: bring(kept), words }));
  if (!out.ok) throw new Error(out.reason);
  const { header, rows } = out.value;
  const columns = ["Courriel", "Quartier"].map((name) => header.indexOf(name));
  expect(rows.map((row) => columns.map((at) => row[at]))).toEqual([
    ["merle@exemple.fr", "Nord"],
    ["", "Sud"],
    ["", ""],
  ]);
});

test("FMT51 a table of ours comes back with what became of its cards, and the second is the first", () => {
  const board = bring(read(TEXT, { keepsOthers: true }));
  const first = writeCsv({ board, words });
  const back = bring(read(first, { keepsOthers: true }));
  expect(told(back)).toEqual(told(board));
  expect(writeCsv({ board: back, words })).toBe(first);
});

test("FMT51 no column is a key of the language, a formula, or one more than a table may have", () => {
  const board = bring(read("Texte;__proto__;constructor\nUn;a;b\n", { keepsOthers: true }));
  expect([...board.cards.values()].map(({ extra }) => extra)).toEqual([null]);
  const formula = bring(read("Texte;=1+1\nUn;=2+2\n", { keepsOthers: true }));
  const out = readTable(writeCsv({ board: formula, words }));
  if (!out.ok) throw new Error(out.reason);
  for (const cell of [...out.value.header, ...out.value.rows.flat()]) expect(cell).not.toMatch(/^[=+\-@]/);
  const hand = testHand();
  const reply = read("Texte\nUn\n");
  if (!reply.ok) throw new Error(reply.reason);
  const csv = Object.fromEntries(
    Array.from({ length: limits.IMPORT_COLUMNS_MAX_COUNT + 50 }, (_, at) => [`c${at}`, "x"]),
  );
  importBoard(hand, { ...reply.value, cards: reply.value.cards.map((card) => ({ ...card, extra: { csv } })) });
  const wide = readTable(writeCsv({ board: readBoard(hand.doc), words }));
  expect(wide).toMatchObject({ ok: true, value: { header: { length: limits.IMPORT_COLUMNS_MAX_COUNT } } });
});
