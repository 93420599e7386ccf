import { expect, test } from "vitest";
import * as limits from "../limits.ts";
import { keptIn, keptOf } from "./canvas-record.ts";
import { scanJson } from "./scan-json.ts";
import { readTable } from "./table.ts";

test("LIM50 JSON nested at its limit is read, and one step deeper is refused with its place", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}1${"]".repeat(depth)}`;
  expect(scanJson(nested(limits.IMPORT_DEPTH_MAX)).ok).toBe(true);
  expect(scanJson(nested(limits.IMPORT_DEPTH_MAX + 1))).toMatchObject({
    reason: "too-deep",
    detail: expect.stringMatching(/\S/),
  });
});

test("LIM51 a table with too many columns or too long a cell is refused with its number or row, and at the limit read", () => {
  const wide = (columns: number) => Array.from({ length: columns }, (_, at) => `c${at}`).join(";");
  const choice = { delimiter: ";", header: false } as const;
  expect(readTable(wide(limits.IMPORT_COLUMNS_MAX_COUNT), choice).ok).toBe(true);
  expect(readTable(wide(limits.IMPORT_COLUMNS_MAX_COUNT + 1), choice)).toMatchObject({
    reason: "too-many-columns",
    detail: String(limits.IMPORT_COLUMNS_MAX_COUNT + 1),
  });
  const long = "x".repeat(limits.IMPORT_CELL_MAX_CHARS);
  expect(readTable(`court;${long}`, choice).ok).toBe(true);
  expect(readTable(`court;court\ncourt;${long}x`, choice)).toMatchObject({ reason: "text-too-long", detail: "row 2" });
});

test("LIM52 what a file said beyond our own words is kept up to its limit, and left out beyond it, never cut", () => {
  const record = (size: number) => ({ a: "x".repeat(size - JSON.stringify({ a: "" }).length) });
  const fits = record(limits.EXTRA_MAX_CHARS);
  expect(keptOf(keptIn(fits))).toEqual(fits);
  expect(keptIn(record(limits.EXTRA_MAX_CHARS + 1))).toBe(null);
});
