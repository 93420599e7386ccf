import { describe, expect, test } from "vitest";
import { decodeBytes } from "@tablee/shared/formats/decode";
import { boardFromList } from "@tablee/shared/formats/list";
import { readTable } from "@tablee/shared/formats/table";
import { NO_CORPUS, corpusFiles, hasCorpus } from "../support/corpus.ts";
import type { CorpusFile } from "../support/corpus.ts";

/** No replacement character, and none of the pairs that UTF-8 read as windows-1252 leaves. */
const BROKEN_LETTERS = /\ufffd|[ÃÂ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€/;

function said(file: CorpusFile) {
  const [, rows = "", cols = ""] = /rows=(\d+) cols=(\d+)/.exec(file.counts) ?? [];
  const [, mark = ""] = /delimiter (TAB|.);/.exec(file.note) ?? [];
  const [, list = ""] = /columns: ([^;]*)/.exec(file.note) ?? [];
  return {
    rows: Number(rows),
    cols: Number(cols),
    delimiter: mark === "TAB" ? "\t" : mark,
    // The index cuts a long list of names short, so the last one may be half a name.
    columns: list.split(" | ").map((name) => name.trim()),
    isRagged: file.note.includes("ragged"),
    /** In a file with a mark, the mark may be all that is not ASCII. */
    hasLetters: /(^|; )(utf-8;|cp1252)/.test(file.note),
    encoding: file.note.includes("cp1252") ? "windows-1252" : "utf-8",
  };
}

describe.skipIf(!hasCorpus)(`tables and lists of others${NO_CORPUS}`, () => {
  const tables = corpusFiles("csv", ".csv", ".tsv");
  test("the corpus is all there", () => expect(tables).toHaveLength(22));

  test.for(tables.map((file) => [file.name, file] as const))(
    "FMT2 opens with the right columns and no broken letter: %s",
    ([, file]) => {
      const index = said(file);
      const { text, encoding } = decodeBytes(file.bytes(), "auto");
      expect(encoding).toBe(index.encoding);
      expect(text).not.toMatch(BROKEN_LETTERS);
      expect(text).toMatch(index.hasLetters ? /[^\p{ASCII}]/u : /./);
      const table = readTable(text);
      if (!table.ok) throw new Error(`${table.reason} ${table.detail ?? ""}`);
      const { delimiter, header, rows, hasHeader, warnings } = table.value;
      expect(delimiter).toBe(index.delimiter);
      // The index counts the first row; the one file whose rows differ in width has no header.
      expect(rows.length + (hasHeader ? 1 : 0)).toBe(index.rows);
      expect(hasHeader).toBe(!index.isRagged);
      expect(warnings.map(({ reason }) => reason)).toEqual(index.isRagged ? ["uneven-rows"] : []);
      if (!hasHeader) return;
      expect(header).toHaveLength(index.cols);
      expect(header.slice(0, index.columns.length - 1)).toEqual(index.columns.slice(0, -1));
    },
  );

  const lists = corpusFiles("csv", ".md");
  test.for(lists.map((file) => [file.name, file] as const))(
    "FMT3 a text becomes cards under its headings, with every word: %s",
    ([, file]) => {
      const { text } = decodeBytes(file.bytes(), "auto");
      expect(text).not.toMatch(BROKEN_LETTERS);
      const read = boardFromList(text);
      if (!read.ok) throw new Error(read.reason);
      const { title, zones, groups, cards } = read.value;
      const headings = text.split("\n").filter((line) => /^ {0,3}#{1,6}\s/.test(line));
      expect(zones.length + groups.length + (title === null ? 0 : 1)).toBe(headings.length);
      const words = [
        title ?? "",
        ...zones.map((one) => one.title),
        ...groups.map(({ name }) => name),
        ...cards.map((one) => one.text),
      ];
      const kept = new Set(words.join(" ").match(/[\p{L}\p{N}]+/gu));
      // A number alone may be that of an item.
      const lost = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => /\p{L}/u.test(word) && !kept.has(word));
      expect(lost).toEqual([]);
    },
  );
});
