import { writeCsv } from "@tablee/shared/formats/csv";
import { decodeBytes } from "@tablee/shared/formats/decode";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { writeJson } from "@tablee/shared/formats/json";
import { boardFromList } from "@tablee/shared/formats/list";
import { writeMarkdown } from "@tablee/shared/formats/markdown";
import { readExcalidraw } from "@tablee/shared/formats/read-excalidraw";
import { readJson } from "@tablee/shared/formats/read-json";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { writeSvg } from "@tablee/shared/formats/svg";
import { readTable } from "@tablee/shared/formats/table";
import { boardFromTable, guessColumns } from "@tablee/shared/formats/table-board";
import type { Encoding } from "@tablee/shared/formats/decode";
import { assertNever } from "@tablee/shared/reply";
import { kindOf } from "./detect.ts";
import type { FileJob, Found, ReadJob, WriteJob, Written } from "./job.ts";

const FIRST_ROWS_COUNT = 5;

export function runJob(job: FileJob): Found | Written {
  return job.kind === "write" ? { text: write(job) } : read(job);
}

function write({
  format,
  board,
  title,
  words,
  points = new Map(),
  people = new Map(),
  pictures = new Map(),
}: WriteJob): string {
  switch (format) {
    case "markdown":
      return writeMarkdown({ board, title, words, points, people });
    case "csv":
      return writeCsv({ board, words, points, people });
    case "json":
      return writeJson({ board, title, points, people });
    case "canvas":
      return writeJsonCanvas(board);
    case "svg":
      return writeSvg({ board, title, words, pictures });
    default:
      return assertNever(format);
  }
}

function read(job: ReadJob): Found {
  const { brought, wish } = job;
  const { text, encoding } =
    brought.name === null ? { text: brought.text, encoding: null } : decodeBytes(brought.bytes, wish.encoding);
  const kind = wish.kind === "auto" ? kindOf(brought.name, text) : wish.kind;
  switch (kind) {
    case "json":
      return { kind, table: null, board: readJson(text) };
    case "canvas":
      return { kind, table: null, board: readJsonCanvas(text) };
    case "excalidraw":
      return { kind, table: null, board: readExcalidraw(text) };
    case "list":
      return { kind, table: null, board: boardFromList(text) };
    case "table":
      return table(text, encoding, job);
    default:
      return assertNever(kind);
  }
}

function table(text: string, encoding: Encoding | null, { wish, words }: ReadJob): Found {
  const read = readTable(text, wish);
  if (!read.ok) return { kind: "table", table: null, board: read };
  const { delimiter, hasHeader, header, rows } = read.value;
  // Another delimiter makes other columns: a choice beyond the last one is no choice any more.
  const isThere = wish.columns !== null && Math.max(...Object.values(wish.columns)) < header.length;
  const columns = isThere && wish.columns ? wish.columns : guessColumns(read.value);
  const firstRows = rows.slice(0, FIRST_ROWS_COUNT);
  return {
    kind: "table",
    table: { encoding, delimiter, hasHeader, header, firstRows, rowCount: rows.length, columns },
    board: boardFromTable({ table: read.value, choice: columns, words }),
  };
}
