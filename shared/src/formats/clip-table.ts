import { cellOut, readRows } from "./csv-rows.ts";
import { FORMULA, LIKE_FORMULA } from "./csv.ts";

/** Cards for spreadsheets and from them, by way of the clipboard. */

const SAMPLE_CHARS = 200_000;
const SAMPLE_ROWS = 60;

/** What was copied in a spreadsheet: every row has the same columns, and more than one. */
export function isSheet(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARS).replace(/\r\n?/g, "\n");
  if (!sample.includes("\t")) return false;
  const { rows, open } = readRows(sample.replace(/\n$/, ""), "\t", SAMPLE_ROWS);
  // A sample may end inside its last row.
  const whole = text.length > SAMPLE_CHARS && rows.length < SAMPLE_ROWS ? rows.slice(0, -1) : rows;
  const width = whole[0]?.length ?? 0;
  return (open === null || whole.length < rows.length) && width > 1 && whole.every((row) => row.length === width);
}

/** Rows as a spreadsheet puts them on the clipboard. */
export function writeSheet(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cellOut(cell, "\t")).join("\t")).join("\n");
}

/**
 * Words of cards as a text for any program, which stays words in a spreadsheet too: no tab begins another column, and
 * a line that would be computed has a space before it.
 */
export function safeText(text: string): string {
  return text
    .replaceAll("\t", " ")
    .split("\n")
    .map((line) => (FORMULA.test(line) ? ` ${line}` : line))
    .join("\n");
}

export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** A table for spreadsheets and word processors. An apostrophe keeps a spreadsheet from computing a text, as in a CSV. */
export function htmlTable(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string =>
    `<td>${escapeHtml(LIKE_FORMULA.test(text) ? `'${text}` : text).replaceAll("\n", "<br>")}</td>`;
  return `<table>${rows.map((row) => `<tr>${row.map(cell).join("")}</tr>`).join("")}</table>`;
}
