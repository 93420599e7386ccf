import * as limits from "../limits.ts";
import { no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { readRows } from "./csv-rows.ts";
import type { CsvRows } from "./csv-rows.ts";
import { cleanText, isNoText } from "./clean.ts";
import { Notes } from "./imported.ts";
import type { ImportNote, ImportReason } from "./imported.ts";

export const DELIMITERS = [";", ",", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export interface Table {
  readonly delimiter: Delimiter;
  readonly hasHeader: boolean;
  /** One name per column; empty where the file gives none. */
  readonly header: readonly string[];
  /** Each as wide as `header`: short rows are filled up with empty cells. Rows without any word are not here. */
  readonly rows: readonly (readonly string[])[];
  readonly warnings: readonly ImportNote[];
}

export interface TableChoice {
  readonly delimiter?: Delimiter | "auto";
  readonly header?: boolean | "auto";
}

/** Rows that are looked at to guess: enough to tell, and cheap on a file of any length. */
const SAMPLE_ROWS = 60;
const SAMPLE_CHARS = 200_000;
const HEADER_CELL_MAX_CHARS = 60;

/**
 * CSV, TSV and their like, of text that was decoded. Honours the first line `sep=` of Excel. Lines end in LF in every
 * cell. A quote that never closes refuses the file: it would swallow all that follows.
 */
export function readTable(text: string, choice: TableChoice = {}): Reply<Table, ImportReason> {
  if (text.length > limits.IMPORT_FILE_MAX_BYTES) return no("too-big");
  if (isNoText(text)) return no("not-this-format");
  const notes = new Notes();
  const { body, sep } = firstLine(cleanText(text, notes, "text").replace(/\r\n?/g, "\n"));
  const delimiter =
    choice.delimiter === undefined || choice.delimiter === "auto" ? (sep ?? guess(body)) : choice.delimiter;
  const read = readRows(body, delimiter);
  if (read.open !== null) return no("broken-csv", `row ${read.open + 1}`);
  for (const row of read.loose) notes.add("loose-quotes", `row ${row + 1}`);
  return shape({ data: read.rows, delimiter, header: choice.header ?? "auto", notes });
}

function firstLine(text: string): { body: string; sep: Delimiter | undefined } {
  const bare = text.startsWith("\ufeff") ? text.slice(1) : text;
  const said = /^"?sep=(.)"?[^\n]*\n/i.exec(bare);
  const sep = DELIMITERS.find((one) => one === said?.[1]);
  return said && sep !== undefined ? { body: bare.slice(said[0].length), sep } : { body: bare, sep: undefined };
}

function hasWords(row: readonly string[]): boolean {
  return row.some((cell) => cell.trim() !== "");
}

/**
 * The delimiter under which most rows are as wide as the first, and that width more than one; the widest where several
 * do. A file of one column has none, and then any will do.
 */
function guess(text: string): Delimiter {
  const sample = text.slice(0, SAMPLE_CHARS);
  let best: { delimiter: Delimiter; score: number; width: number } | undefined;
  for (const delimiter of DELIMITERS) {
    const rows = readRows(sample, delimiter, SAMPLE_ROWS).rows.filter(hasWords);
    const width = rows[0]?.length ?? 0;
    if (width < 2) continue;
    const score = Math.round((rows.filter((row) => row.length === width).length / rows.length) * 10);
    if (!best || score > best.score || (score === best.score && width > best.width)) best = { delimiter, score, width };
  }
  return best?.delimiter ?? ";";
}

/** A first row of short, different words, none of them a number, is a header. */
function looksLikeHeader(row: readonly string[]): boolean {
  const names = row.map((cell) => cell.trim());
  return (
    new Set(names).size === names.length &&
    names.every((name) => name !== "" && name.length <= HEADER_CELL_MAX_CHARS && !name.includes("\n")) &&
    !names.some((name) => /^[-+]?[\d\s.,:/-]+$/.test(name) || name.includes("://"))
  );
}

function shape(raw: {
  readonly data: CsvRows["rows"];
  readonly delimiter: Delimiter;
  readonly header: boolean | "auto";
  readonly notes: Notes;
}): Reply<Table, ImportReason> {
  const { data, delimiter, notes } = raw;
  const first = data.findIndex(hasWords);
  const top = data[first];
  if (!top) return no("empty");
  const widest = data.reduce((wide, row) => Math.max(wide, row.length), 0);
  if (widest > limits.IMPORT_COLUMNS_MAX_COUNT) return no("too-many-columns", String(widest));
  const long = data.findIndex((row) => row.some((cell) => cell.length > limits.IMPORT_CELL_MAX_CHARS));
  if (long !== -1) return no("text-too-long", `row ${long + 1}`);
  const hasHeader = raw.header === "auto" ? looksLikeHeader(top) : raw.header;
  const width = columnsIn(hasHeader ? data.slice(first) : data);
  const rows: string[][] = [];
  for (let at = hasHeader ? first + 1 : first; at < data.length; at += 1) {
    const row = data[at] ?? [];
    if (!hasWords(row)) continue;
    if (row.length !== top.length) notes.add("uneven-rows", `row ${at + 1}`);
    rows.push(filled(row, width));
  }
  const header = filled(hasHeader ? top.map((name) => name.trim()) : [], width);
  return yes({ delimiter, hasHeader, header, rows, warnings: notes.list() });
}

/** As many columns as hold a word in some row: what spreadsheets pad with empty cells stays out. */
function columnsIn(rows: readonly (readonly string[])[]): number {
  let width = 1;
  for (const row of rows) {
    for (let at = row.length; at > width; at -= 1) if (row[at - 1]?.trim() !== "") width = at;
  }
  return width;
}

function filled(row: readonly string[], width: number): string[] {
  return Array.from({ length: width }, (_, at) => row[at] ?? "");
}
