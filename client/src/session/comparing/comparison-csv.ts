import { cellOut } from "@tablee/shared/formats/csv-rows";
import type { TableSay } from "../memory/part.ts";

/** As a spreadsheet of a French office opens it: with its mark, `;`, and CRLF. All of its words are ours: no formula comes in. */
export function comparisonCsv({ head, rows }: TableSay): string {
  const line = (cells: readonly string[]): string => cells.map((cell) => cellOut(cell, ";")).join(";");
  return `\uFEFF${[head, ...rows].map(line).join("\r\n")}\r\n`;
}
