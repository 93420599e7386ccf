import { describe, expect, test } from "vitest";
import * as limits from "../limits.ts";
import { decodeBytes } from "./decode.ts";
import { boardFromList } from "./list.ts";
import { readJson } from "./read-json.ts";
import { readJsonCanvas } from "./read-json-canvas.ts";
import { scanJson } from "./scan-json.ts";
import { readTable } from "./table.ts";
import { boardFromTable, guessColumns } from "./table-board.ts";

function cardsOf(text: string): (readonly [string | null, string | null, string])[] {
  const read = boardFromList(text);
  if (!read.ok) throw new Error(read.reason);
  const { zones, groups, cards } = read.value;
  const title = (key: string | null): string | null => zones.find((zone) => zone.key === key)?.title ?? null;
  const name = (key: string | null): string | null => groups.find((group) => group.key === key)?.name ?? null;
  return cards.map((card) => [title(card.zone), name(card.group), card.text] as const);
}

describe("JSON of others", () => {
  test.for([
    ["", "line 1, column 1"],
    ['{"a": 1,}', "line 1, column 9"],
    ['{"a": 1\n "b": 2}', "line 2, column 2"],
    ['{"a": "x\ny"}', "line 1, column 9"],
    ["[1, 2", "line 1, column 6"],
    ["[1]\r\n[2]", "line 2, column 1"],
    ['{"a": tru}', "line 1, column 7"],
    ["[01]", "line 1, column 3"],
    ['["\\x"]', "line 1, column 3"],
    ["<<<<<<< HEAD", "line 1, column 1"],
  ] as const)("FMT15 what is no JSON is refused with its line and column: %j", ([text, place]) => {
    expect(scanJson(text)).toEqual({ ok: false, reason: "not-json", detail: place });
    expect(() => JSON.parse(text) as unknown).toThrow(/JSON/);
  });

  test.for(['{"a":[1,-2.5e+3,"é\\u00e9\\n",true,false,null,{}],"b":[]}', " [ ] ", '"x"', "0"])(
    "takes what is: %j",
    (text) => {
      expect(scanJson(text)).toEqual({ ok: true, value: { duplicateKey: null } });
    },
  );

  test("FMT16 nesting over the limit is refused, however deep, and at the limit taken", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(scanJson(nested(limits.IMPORT_DEPTH_MAX)).ok).toBe(true);
    expect(scanJson(nested(limits.IMPORT_DEPTH_MAX + 1))).toMatchObject({ ok: false, reason: "too-deep" });
    expect(readJsonCanvas(nested(1_000_000))).toMatchObject({ ok: false, reason: "too-deep" });
  });

  test("FMT17 a file over its limit of bytes, nodes, edges or text is refused with its number or place", () => {
    const node = (index: number, text = "mot") => ({
      id: `n${index}`,
      type: "text",
      x: 0,
      y: 0,
      width: 200,
      height: 96,
      text,
    });
    const canvas = (nodes: number): string =>
      JSON.stringify({ nodes: Array.from({ length: nodes }, (_, at) => node(at)) });
    expect(readJsonCanvas(canvas(limits.IMPORT_NODES_MAX_COUNT)).ok).toBe(true);
    expect(readJsonCanvas(canvas(limits.IMPORT_NODES_MAX_COUNT + 1))).toMatchObject({
      reason: "too-many-cards",
      detail: "5001",
    });
    expect(readJsonCanvas(" ".repeat(limits.IMPORT_FILE_MAX_BYTES) + "{}")).toMatchObject({ reason: "too-big" });
    const long = JSON.stringify({ nodes: [node(0), node(1, "a".repeat(limits.EXTRA_MAX_CHARS))] });
    expect(readJsonCanvas(long)).toMatchObject({ reason: "text-too-long", detail: "nodes[1].text" });
  });

  test("another version of our own format is refused by name, and a text too long by its place", () => {
    const file = (more: object): string => JSON.stringify({ format: "tablee-board", version: 1, ...more });
    expect(readJson(file({ version: 2 }))).toMatchObject({ reason: "newer-version", detail: "version 2" });
    const text = "a".repeat(limits.CARD_TEXT_MAX_CHARS + 1);
    expect(readJson(file({ cards: [{ text: "a" }, { text }] }))).toMatchObject({
      reason: "text-too-long",
      detail: "cards[1].text",
    });
    expect(readJson("{}")).toMatchObject({ reason: "not-this-format" });
    expect(readJson(" \n")).toMatchObject({ reason: "empty" });
  });
});

/** UTF-8 of letters up to U+07FF, which is all that the words here have. */
function bytesOf(text: string): Uint8Array {
  const codes = Array.from(text, (char) => char.charCodeAt(0));
  return new Uint8Array(codes.flatMap((code) => (code < 128 ? [code] : [0xc0 | (code >> 6), 0x80 | (code & 63)])));
}

describe("bytes into text", () => {
  const words = "Prénom;Été\nMésange;œuvre";
  const utf16 = (bigEnd: boolean, mark: boolean): Uint8Array =>
    new Uint8Array(
      Array.from((mark ? "\ufeff" : "") + words).flatMap((char) => {
        const code = char.charCodeAt(0);
        return bigEnd ? [code >> 8, code & 255] : [code & 255, code >> 8];
      }),
    );
  const utf8 = bytesOf(words);

  test("FMT18 UTF-8, UTF-16 with and without a mark and windows-1252 are told apart", () => {
    expect(decodeBytes(utf8, "auto")).toEqual({ text: words, encoding: "utf-8" });
    expect(decodeBytes(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8]), "auto")).toEqual({
      text: words,
      encoding: "utf-8",
    });
    for (const mark of [true, false]) {
      expect(decodeBytes(utf16(false, mark), "auto")).toEqual({ text: words, encoding: "utf-16le" });
      expect(decodeBytes(utf16(true, mark), "auto")).toEqual({ text: words, encoding: "utf-16be" });
    }
    const latin = new Uint8Array(Array.from(words, (char) => (char === "œ" ? 0x9c : char.charCodeAt(0))));
    expect(decodeBytes(latin, "auto")).toEqual({ text: words, encoding: "windows-1252" });
    expect(decodeBytes(utf8, "windows-1252").text).toContain("PrÃ©nom");
    expect(decodeBytes(new Uint8Array(), "auto").text).toBe("");
  });
});

describe("tables", () => {
  test("FMT19 the line sep= of Excel says the delimiter, and a person’s choice goes before it", () => {
    const text = 'sep=|\r\nTexte|Zone\r\n"a|b"|Avant\r\n';
    expect(readTable(text)).toMatchObject({
      value: { delimiter: "|", header: ["Texte", "Zone"], rows: [["a|b", "Avant"]] },
    });
    expect(readTable(text, { delimiter: ";" })).toMatchObject({ value: { header: ["Texte|Zone"] } });
  });

  test("a header is told from a row, or said by the person", () => {
    expect(readTable("un;2\ndeux;3")).toMatchObject({ value: { hasHeader: false, header: ["", ""] } });
    expect(readTable("un;2\ndeux;3", { header: true })).toMatchObject({
      value: { header: ["un", "2"], rows: [["deux", "3"]] },
    });
  });

  test("FMT20 too many columns, too long a cell and a quote that never closes are refused with their place", () => {
    const row = (columns: number): string => Array.from({ length: columns }, (_, at) => `c${at}`).join(";");
    expect(readTable(row(limits.IMPORT_COLUMNS_MAX_COUNT)).ok).toBe(true);
    expect(readTable(row(limits.IMPORT_COLUMNS_MAX_COUNT + 1))).toMatchObject({
      reason: "too-many-columns",
      detail: "501",
    });
    const cell = (chars: number): string => `Texte;Zone\na;b\n${"a".repeat(chars)};b`;
    expect(readTable(cell(limits.IMPORT_CELL_MAX_CHARS)).ok).toBe(true);
    expect(readTable(cell(limits.IMPORT_CELL_MAX_CHARS + 1))).toMatchObject({
      reason: "text-too-long",
      detail: "row 3",
    });
    expect(readTable('a;b\n1;"jamais fermé\n2;c\n')).toMatchObject({ reason: "broken-csv", detail: "row 2" });
    expect(readTable(" \n;;\n")).toMatchObject({ reason: "empty" });
  });

  test("a stray quote costs its own cell only", () => {
    const table = readTable('Texte;Zone\n"a" dit-elle;b\nil dit "oui";c\n');
    expect(table).toMatchObject({
      value: {
        rows: [
          ["a dit-elle", "b"],
          ['il dit "oui"', "c"],
        ],
      },
    });
  });

  test("rows become cards in the areas and groups they name; rows over the limit are refused", () => {
    const table = readTable("Texte;Zone;Groupe\nUn;Avant;Lien\nDeux;Avant;Lien\n;Avant;\nTrois;;");
    if (!table.ok) throw new Error(table.reason);
    expect(guessColumns(table.value)).toMatchObject({ text: 0, zone: 1, group: 2, author: null });
    const read = boardFromTable({ table: table.value, choice: { text: 0, zone: 1, group: 2 } });
    expect(read).toMatchObject({
      value: {
        zones: [{ title: "Avant", rect: null }],
        groups: [{ name: "Lien", zone: "zone 0" }],
        cards: [{ text: "Un", group: "group 0" }, { text: "Deux" }, { text: "Trois", zone: null, group: null }],
        notes: [{ reason: "empty-rows", where: "row 4", count: 1 }],
      },
    });
    const rows = Array.from({ length: limits.IMPORT_NODES_MAX_COUNT + 1 }, () => ["a"]);
    const many = boardFromTable({ table: { ...table.value, rows }, choice: { text: 0 } });
    expect(many).toMatchObject({ reason: "too-many-cards" });
  });
});

describe("lists", () => {
  test("FMT21 each line of a pasted list is a card, without its bullet, number or check box", () => {
    expect(
      cardsOf("• un\n- [x] deux\n3) trois\n\n* quatre\nsans puce\n12. douze\n-").map(([, , text]) => text),
    ).toEqual(["un", "deux", "trois", "quatre", "sans puce", "douze"]);
    expect(cardsOf("10 minutes suffisent\n- 3 fois")).toEqual([
      [null, null, "10 minutes suffisent"],
      [null, null, "3 fois"],
    ]);
  });

  test("headings become areas and groups, the title stays the title, and what is indented belongs to its item", () => {
    const text =
      "---\nkanban: oui\n---\n# Rétro\n## Bien\n- un\n  suite\n### Ensemble\n- deux\n## À changer\ntrois\nquatre";
    expect(boardFromList(text)).toMatchObject({ value: { title: "Rétro" } });
    expect(cardsOf(text)).toEqual([
      ["Bien", null, "un\nsuite"],
      ["Bien", "Ensemble", "deux"],
      ["À changer", null, "trois"],
      ["À changer", null, "quatre"],
    ]);
  });

  test("what is no list is refused", () => {
    expect(boardFromList("PK\u0003\u0004\u0014\0\0")).toMatchObject({ reason: "not-this-format" });
    expect(boardFromList('{"type": "excalidraw"}')).toMatchObject({ reason: "not-this-format" });
    expect(boardFromList("\n \n")).toMatchObject({ reason: "empty" });
  });
});
