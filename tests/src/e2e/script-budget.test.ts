import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ROOT } from "../support/sources.ts";

const DIST = path.join(ROOT, "client/dist");
const ASSETS = path.join(DIST, "assets");
/** As gzip sends it. Whoever goes beyond has brought something that can wait: see `client/src/ui/later.ts`. */
const HOME_MAX_KB = 103;
const BOARD_MAX_KB = 273;

/** Without their parentheses: what is imported by a call comes when it is called. */
const STATIC = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g;

function withWhatItNeeds(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, needed = ""] of readFileSync(path.join(ASSETS, file), "utf8").matchAll(STATIC))
    withWhatItNeeds(needed, known);
  return known;
}

function kbOf(files: ReadonlySet<string>): number {
  const sizes = [...files].map((file) => gzipSync(readFileSync(path.join(ASSETS, file)), { level: 9 }).length);
  return sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000;
}

function chunk(name: string): string {
  // The build puts eight letters of its content behind each name.
  const found = readdirSync(ASSETS).filter((file) => file.startsWith(`${name}-`) && file.length === name.length + 12);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`not one chunk ${name}: ${found.join(", ")}`);
  return found[0];
}

test("UIX117 the first page and the board bring no more script than their budget before they can be used", () => {
  const home = new Set([...withWhatItNeeds(chunk("first")), chunk("ask-ahead")]);
  const board = new Set([...home, ...withWhatItNeeds(chunk("board")), ...withWhatItNeeds(chunk("board-words.fr"))]);
  expect(home.size).toBeLessThan(board.size);
  expect(kbOf(home)).toBeLessThan(HOME_MAX_KB);
  expect(kbOf(board)).toBeLessThan(BOARD_MAX_KB);
});
