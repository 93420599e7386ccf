import { describe, expect, test } from "vitest";
import { htmlTable, isSheet, safeText, writeSheet } from "./clip-table.ts";
import { readTable } from "./table.ts";

describe("FMT43 cards for a spreadsheet stay the words they are, and its rows come back", () => {
  test("a text begins no column and computes nothing", () => {
    expect(safeText("a\tb\n=1+1\n-2\nfin")).toBe("a b\n =1+1\n -2\nfin");
    const table = htmlTable([
      ["Texte", "Zone"],
      ["=1+1", "Avant & <après>"],
      ["a\nb", 'dit "oui"'],
    ]);
    expect(table).toContain("<td>'=1+1</td><td>Avant &amp; &lt;après></td>");
    expect(table).toContain("<td>a<br>b</td>");
  });

  test("rows go out and come in with tabs, quotes and lines in their cells", () => {
    const rows = [
      ["Texte", "Zone"],
      ["a\tb", 'c "d"'],
      ["e\nf", ""],
    ];
    const text = writeSheet(rows);
    expect(isSheet(text)).toBe(true);
    const back = readTable(text, { delimiter: "\t" });
    if (!back.ok) throw new Error(back.reason);
    expect([back.value.header, ...back.value.rows]).toEqual(rows);
  });
});

test("FMT44 a sheet is told from a text: every row has the same columns, and more than one", () => {
  expect(isSheet("a\tb\r\nc\td\r\n")).toBe(true);
  expect(isSheet("a\t\n\td")).toBe(true);
  expect(isSheet('"deux\nlignes"\tb\nc\td')).toBe(true);
  expect(isSheet("a\tb\nc")).toBe(false);
  expect(isSheet("un\ndeux")).toBe(false);
  expect(isSheet("")).toBe(false);
  expect(isSheet(`${"mot ".repeat(40)}\tb\n`.repeat(4_000))).toBe(true);
});
