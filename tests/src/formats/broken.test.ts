import process from "node:process";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { importBoard } from "@tablee/shared/board/import-board";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import { writeCsv } from "@tablee/shared/formats/csv";
import { decodeBytes } from "@tablee/shared/formats/decode";
import type { ImportReason, ImportedBoard, NoteReason, ReadReply } from "@tablee/shared/formats/imported";
import { writeJson } from "@tablee/shared/formats/json";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { boardFromList } from "@tablee/shared/formats/list";
import { writeMarkdown } from "@tablee/shared/formats/markdown";
import { readJson } from "@tablee/shared/formats/read-json";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { writeSvg } from "@tablee/shared/formats/svg";
import { readTable } from "@tablee/shared/formats/table";
import { boardFromTable, guessColumns } from "@tablee/shared/formats/table-board";
import { EXPORT_WORDS } from "@tablee/shared/formats/testing";
import { NO_CORPUS, corpusFiles, hasCorpus } from "../support/corpus.ts";
import { canvasDifferences } from "./same-canvas.ts";

function readTabular(text: string): ReadReply {
  const table = readTable(text);
  return table.ok ? boardFromTable({ table: table.value, choice: guessColumns(table.value) }) : table;
}

/** Of work, not of waiting for a core. As long as a person notices nothing, on a machine four times slower than theirs. */
const QUICK_MS = 2_000;

interface Refused {
  readonly refused: ImportReason;
  readonly at?: string;
}

interface Brought {
  readonly cards: number;
  readonly notes: readonly NoteReason[];
  also?(board: Board, imported: ImportedBoard, original: string): void;
}

function bringIn(imported: ImportedBoard): Board {
  const hand = testHand();
  const reply = importBoard(hand, imported);
  if (!reply.ok) throw new Error(reply.reason);
  const replica = new Y.Doc();
  Y.applyUpdate(replica, Y.encodeStateAsUpdate(hand.doc));
  return readBoard(replica);
}

/** Every way out, each of which the next program must be able to read. */
function exportsOf(board: Board): string[] {
  const what = { board, title: "Essai", words: EXPORT_WORDS };
  return [writeJson(what), writeJsonCanvas(board), writeCsv(what), writeMarkdown(what), writeSvg(what)];
}

const texts = (board: Board): string[] => [...board.cards.values()].map(({ text }) => text);

const canvases: Readonly<Record<string, Refused | Brought>> = {
  "MADE_b03_canvas_trailing_garbage.canvas": { refused: "not-json", at: "line 2, column 1" },
  "MADE_b08_canvas_utf8_bom_crlf.canvas": {
    cards: 5,
    notes: [],
    also: (board, _imported, original) => {
      expect(texts(board)).toContain("Idée 3");
      expect(canvasDifferences(original, writeJsonCanvas(board))).toEqual([]);
    },
  },
  "MADE_b09_canvas_giant_numbers.canvas": {
    cards: 4,
    notes: ["clamped"],
    also: (board) => {
      const numbers = [...board.cards.values()].flatMap(({ place, size }) => [place.x, place.y, size?.w, size?.h]);
      for (const number of numbers) expect(Math.abs(number ?? Number.NaN)).toBeLessThanOrEqual(10_000_000);
      expect(writeJsonCanvas(board)).not.toMatch(/e\+?\d|null/);
    },
  },
  "MADE_b13_canvas_xss_text_label.canvas": {
    cards: 16,
    notes: ["clamped"],
    also: (board, _imported, original) => {
      expect(canvasDifferences(original, writeJsonCanvas(board))).toEqual([]);
      const svg = writeSvg({ board, title: "<script>", words: EXPORT_WORDS });
      expect(svg).not.toMatch(/<(script|img|iframe|a|foreignObject|svg[^>]*onload)\b(?! xmlns)/i);
    },
  },
  "MADE_b15_canvas_path_traversal.canvas": {
    cards: 14,
    notes: ["characters-replaced", "clamped", "unknown-kept"],
    also: (board) => {
      expect(texts(board)[0]).toBe("passwd #../../x");
      expect(writeJsonCanvas(board)).toContain('"file":"../../../../etc/passwd"');
    },
  },
  "MADE_b17_canvas_unicode_hostile.canvas": {
    cards: 13,
    notes: ["characters-replaced"],
    also: (board, _imported, original) => {
      expect(texts(board)[0]).toBe("\ufffd lone surrogate");
      for (const difference of canvasDifferences(original, writeJsonCanvas(board))) {
        expect(difference).toMatch(/"u\d+"\.text: .*\\u(d8|0000)/);
      }
    },
  },
  "MADE_b19_canvas_60k_nodes.canvas": { refused: "too-many-cards", at: "60000" },
  "MADE_b22_canvas_duplicate_keys.canvas": { cards: 0, notes: ["duplicate-keys"] },
  "REAL_NERDDAO__NerdBrain__Ai_Librarian.canvas": { refused: "not-json", at: "line 39" },
  "REAL_saminulh__shared-articles__Timeline.canvas": { refused: "not-json", at: "line" },
};

const tables: Readonly<Record<string, Refused | Brought>> = {
  "MADE_b36_csv_formula_injection.csv": {
    cards: 7,
    notes: ["columns-left", "loose-quotes", "uneven-rows"],
    also: (board) => {
      expect(texts(board)[0]).toMatch(/^=HYPERLINK/);
      const out = readTable(writeCsv({ board, words: EXPORT_WORDS }));
      if (!out.ok) throw new Error(out.reason);
      for (const cell of out.value.rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝]/);
    },
  },
  "MADE_b37_csv_unclosed_quote.csv": { refused: "broken-csv", at: "row" },
  "MADE_b38_csv_nul_ragged_lone_cr.csv": {
    cards: 5,
    notes: ["characters-replaced", "columns-left", "loose-quotes", "uneven-rows"],
    also: (_board, _imported, original) => expect(original).toContain("été"),
  },
  "MADE_b39_csv_excel_sep_line_utf16.csv": {
    cards: 2,
    notes: ["columns-left"],
    also: (board) => expect(texts(board)).toEqual(["Un banc\nplace de l'église", "Été"]),
  },
  "MADE_b40_csv_12k_columns.csv": { refused: "too-many-columns", at: "12000" },
  "MADE_b41_csv_10MB_cell.csv": { refused: "too-big" },
};

interface Case<Word> {
  readonly name: string;
  readonly read: (text: string) => ReadReply;
  readonly bytes: () => Uint8Array;
  readonly word: Word;
}

const isRefused = (one: Case<Refused | Brought>): one is Case<Refused> => "refused" in one.word;
const isBrought = (one: Case<Refused | Brought>): one is Case<Brought> => !isRefused(one);

function cases(ends: string, read: Case<unknown>["read"], said: Readonly<Record<string, Refused | Brought>>) {
  return corpusFiles("broken", ends).flatMap((file) => {
    const word = said[file.name];
    return word ? [{ name: file.name, read, bytes: () => file.bytes(), word }] : [];
  });
}

describe.skipIf(!hasCorpus)(`broken files${NO_CORPUS}`, () => {
  const all = [...cases(".canvas", readJsonCanvas, canvases), ...cases(".csv", readTabular, tables)];

  test("each broken file has its word here", () => {
    expect(all).toHaveLength(corpusFiles("broken", ".canvas", ".csv").length);
  });

  test.for(all.filter(isRefused))("FMT4 is refused, quickly and with its place: $name", ({ read, bytes, word }) => {
    const start = process.cpuUsage();
    const reply = read(decodeBytes(bytes(), "auto").text);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(QUICK_MS);
    expect(reply).toMatchObject({ ok: false, reason: word.refused });
    expect(reply.ok ? "" : (reply.detail ?? "")).toContain(word.at ?? "");
  });

  test.for(all.filter(isBrought))(
    "FMT4 is imported, and what harms is made harmless: $name",
    ({ read, bytes, word }) => {
      const { text } = decodeBytes(bytes(), "auto");
      const reply = read(text);
      if (!reply.ok) throw new Error(`${reply.reason} ${reply.detail ?? ""}`);
      expect(reply.value.notes.map(({ reason }) => reason).sort()).toEqual(word.notes.toSorted());
      const board = bringIn(reply.value);
      expect(board.cards.size).toBe(word.cards);
      for (const out of exportsOf(board)) {
        expect(out).not.toContain("\0");
        expect(out.isWellFormed()).toBe(true);
      }
      word.also?.(board, reply.value, text);
    },
  );

  test.for(corpusFiles("broken", ".excalidraw", ".tldr", ".zip"))(
    "FMT5 what we do not read is refused, whoever is asked: $name",
    (file) => {
      const { text } = decodeBytes(file.bytes(), "auto");
      expect(boardFromList(text)).toMatchObject({ ok: false, reason: "not-this-format" });
      for (const read of [readJson, readJsonCanvas]) {
        const reply = read(text);
        expect(reply.ok ? "read" : reply.reason).toMatch(/^not-(json|this-format)$/);
      }
    },
  );

  test.for(corpusFiles("broken", ".zip"))("FMT5 an archive is no table: $name", (file) => {
    expect(readTable(decodeBytes(file.bytes(), "auto").text)).toMatchObject({ ok: false, reason: "not-this-format" });
  });
});
