import { writeCsv } from "@tablee/shared/formats/csv";
import { decodeBytes } from "@tablee/shared/formats/decode";
import { writeJsonCanvas } from "@tablee/shared/formats/json-canvas";
import { writeJson } from "@tablee/shared/formats/json";
import { boardFromList } from "@tablee/shared/formats/list";
import { writeMarkdown } from "@tablee/shared/formats/markdown";
import { readExcalidraw } from "@tablee/shared/formats/read-excalidraw";
import { readJson } from "@tablee/shared/formats/read-json";
import { readKanban } from "@tablee/shared/formats/read-kanban";
import { readJsonCanvas } from "@tablee/shared/formats/read-json-canvas";
import { readTldraw } from "@tablee/shared/formats/read-tldraw";
import { NO_OUTCOMES, ranksByCard } from "@tablee/shared/formats/outcomes";
import { writeSvg } from "@tablee/shared/formats/svg";
import { readTable } from "@tablee/shared/formats/table";
import { boardFromTable, guessColumns } from "@tablee/shared/formats/table-board";
import { writeExcalidrawFile } from "@tablee/shared/formats/write-excalidraw";
import { writeKanban } from "@tablee/shared/formats/write-kanban";
import { writeOutline } from "@tablee/shared/formats/write-outline";
import type { Encoding } from "@tablee/shared/formats/decode";
import { blocksMarkdown } from "@tablee/shared/papers/paper-markdown";
import { assertNever } from "@tablee/shared/reply";
import { kindOf } from "./detect.ts";
import type { FileJob, Found, ReadJob, WriteJob, Written } from "./job.ts";

const FIRST_ROWS_COUNT = 5;

export function runJob(job: FileJob): Found | Written {
  return job.kind === "write" ? { text: write(job) } : read(job);
}

function write(job: WriteJob): string {
  const { format, board, title, words, points = new Map(), people = new Map() } = job;
  const { outcomes = NO_OUTCOMES, told = [] } = job;
  switch (format) {
    case "markdown":
      return (
        writeMarkdown({ board, title, words, points, people }) + (told.length > 0 ? `\n${blocksMarkdown(told)}` : "")
      );
    case "csv":
      return writeCsv({ board, words, points, people, ranks: ranksByCard(outcomes) });
    case "json":
      return writeJson({ board, title, points, outcomes, people });
    case "canvas":
      return writeJsonCanvas(board);
    case "outline":
      return writeOutline({ board, title, words });
    case "kanban":
      return writeKanban({ board, words });
    case "excalidraw":
      return writeExcalidrawFile(board, job.pictures ?? new Map());
    case "svg":
      return writeSvg({ board, title, words, pictures: job.pictures ?? new Map() });
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
    case "tldraw":
      return { kind, table: null, board: readTldraw(text) };
    case "kanban":
      return { kind, table: null, board: readKanban(text, job.words) };
    case "list":
      return { kind, table: null, board: boardFromList(text, job.words) };
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
  const numbers = Object.values(wish.columns ?? {}).filter((at) => typeof at === "number");
  const isThere = wish.columns !== null && Math.max(...numbers) < header.length;
  const columns = isThere && wish.columns ? wish.columns : guessColumns(read.value);
  const firstRows = rows.slice(0, FIRST_ROWS_COUNT);
  return {
    kind: "table",
    table: { encoding, delimiter, hasHeader, header, firstRows, rowCount: rows.length, columns },
    board: boardFromTable({ table: read.value, choice: columns, words }),
  };
}
