import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { writePdf } from "@tablee/client/exports/papers/pdf";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { paperMarkdown } from "@tablee/shared/papers/paper-markdown";
import { PAPER_WORDS } from "@tablee/shared/papers/testing";
import { sheetPaper } from "@tablee/shared/papers/sheet-paper";
import { countWords } from "@tablee/shared/practice/count-words";
import { activityWords, fieldsOf } from "@tablee/shared/practice/sheet";
import { ARABIC, CARDS, paperBoard, papersOf, SIGNED } from "../support/paper-board.ts";
import { paperFonts } from "../support/paper-fonts.ts";
import { fileIn, isZip, oneSpaced, readDocx, readOdt, readPdf, saidBy } from "../support/read-papers.ts";

const board = paperBoard();
const papers = papersOf(board);
const names = ["board", "sheet", "specifications"] as const;
const fonts = paperFonts();
const FIXTURES = path.resolve(import.meta.dirname, "../../fixtures");

describe.each(names)("the document of the %s", (name) => {
  const paper = papers[name];

  test("EXP1 is the golden text, written anew only when asked", () => {
    const file = path.join(FIXTURES, `paper-${name}.txt`);
    const text = paperMarkdown(paper);
    if (process.env["WRITE_GOLDEN"] === "1") writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
  });

  test("EXP2 as DOCX has the same headings, tables and words in their order", async () => {
    const bytes = await writeDocx(paper);
    expect(isZip(bytes)).toBe(true);
    expect(readDocx(bytes)).toEqual(saidBy(paper));
    expect(fileIn(bytes, "word/styles.xml")).toContain('w:val="fr-FR"');
  });

  test("EXP3 as ODT has the same headings, tables and words in their order", () => {
    const bytes = writeOdt(paper);
    expect(readOdt(bytes)).toEqual(saidBy(paper));
    // By its first bytes programs tell what it is.
    expect(new TextDecoder().decode(bytes.subarray(30, 77))).toBe("mimetypeapplication/vnd.oasis.opendocument.text");
  });

  test("EXP4 as PDF has title, language and a tree with the same headings, tables and words", async () => {
    const { title, language, isTagged, untold, spoken, ...said } = await readPdf(await writePdf(paper, fonts));
    expect({ title, language, isTagged }).toEqual({ title: paper.title, language: "fr", isTagged: true });
    const expected = saidBy(paper);
    expect(said.headings).toEqual(expected.headings);
    expect(said.tables).toEqual(expected.tables);
    // A cell is one paragraph there, and a sign in no font is told at the end.
    const lacking = expected.texts.join(" ").includes("👍") ? ` ${paper.lacking}` : "";
    expect(tight(said.texts.join(" "))).toBe(tight(`${expected.texts.join(" ")}${lacking}`));
    // The numbers of pages, and nothing else.
    expect(untold.every((text) => /^\d+$/.test(text))).toBe(true);
    const isArabic = expected.texts.includes(ARABIC);
    expect(spoken.some(({ lang, text }) => lang === "ar" && text === ARABIC)).toBe(isArabic);
  });
});

/** Where a line ends is the page's affair. */
function tight(text: string): string {
  return oneSpaced(text).replaceAll(/\s/g, "");
}

async function textsOf(name: (typeof names)[number]): Promise<Record<string, string>> {
  const paper = papers[name];
  return {
    md: paperMarkdown(paper),
    docx: readDocx(await writeDocx(paper)).texts.join("\n"),
    odt: readOdt(writeOdt(paper)).texts.join("\n"),
    pdf: (await readPdf(await writePdf(paper, fonts))).texts.join("\n"),
  };
}

test("EXP5 every original word of every card is in each document of the board, in every script", async () => {
  for (const [form, text] of Object.entries(await textsOf("board"))) {
    for (const card of CARDS) {
      // Markdown writes signs out that would be markup.
      const clean = form === "md" ? text.replaceAll(/\\(?=[<#.-])/g, "") : text;
      const words = form === "md" ? (card.text ?? "") : wordsWithoutMarks(card.text ?? "");
      for (const word of words.split(/\s+/)) expect(`${form}: ${clean}`).toContain(word.replace(/^-$/, ""));
    }
  }
});

test("EXP6 [C13] a document names those who put their name on a card, and nobody else", async () => {
  for (const name of names) {
    const all = Object.values(await textsOf(name)).join("\n");
    expect(all).not.toContain("member-");
    expect(all.includes(SIGNED)).toBe(true);
  }
  const bytes = [await writeDocx(papers.board), writeOdt(papers.board)];
  for (const zip of bytes) expect(new TextDecoder("latin1").decode(zip)).not.toContain("member-");
  const unsigned = papersOf({
    ...board,
    cards: new Map([...board.cards].map(([id, card]) => [id, { ...card, author: null }])),
  });
  expect(paperMarkdown(unsigned.board)).not.toContain(SIGNED);
});

test("EXP7 [C14] from a sentence of a document one step leads to its cards, in each form that has links", async () => {
  for (const paper of [papers.sheet, papers.specifications]) {
    const xml = fileIn(await writeDocx(paper), "word/document.xml");
    const anchors = [...xml.matchAll(/w:anchor="(s_\w+)"/g)].map(([, anchor]) => anchor);
    expect(anchors.length).toBeGreaterThan(1);
    for (const anchor of anchors) expect(xml).toContain(`w:name="${anchor}"`);
    const content = fileIn(writeOdt(paper), "content.xml");
    const led = [...content.matchAll(/xlink:href="#(s_\w+)"/g)].map(([, anchor]) => anchor);
    expect(led).toEqual(anchors);
    for (const anchor of led) expect(content).toContain(`<text:bookmark text:name="${anchor}"/>`);
    expect((await readPdf(await writePdf(paper, fonts))).links).toBeGreaterThanOrEqual(anchors.length);
  }
});

test("EXP8 [C08] the activities have as many words in each document as on the screen", async () => {
  const field = PAPER_WORDS.fields.activity;
  const after = PAPER_WORDS.fields.outcome;
  const count = activityWords(fieldsOf(board.statements.values()));
  for (const [form, text] of Object.entries(await textsOf("sheet"))) {
    const lines = text.split("\n").map((line) => line.replace(/^#+ /, ""));
    const part = lines.slice(lines.indexOf(field) + 1, lines.indexOf(after));
    const activities = part.filter((line) => !line.includes("mots sur"));
    expect([form, countWords(activities.join(" "))]).toEqual([form, count]);
    expect(part.join(" ")).toContain(`${count} mots sur 300`);
  }
});

test("VOT27 [C18] [C39] votes stand in each document with equal ranks as equal, and the knowledge behind each card", async () => {
  const [vote, second] = [...readDocx(await writeDocx(papers.board)).tables];
  expect(vote?.map((row) => row.slice(1))).toEqual([
    ["Rang", "Savoir", "Points"],
    ["1", "Expérience", "7"],
    ["2 ex æquo", "Expérience", "3"],
    ["2 ex æquo", "Métier", "3"],
    ["4", "–", "1"],
  ]);
  expect(vote?.map(([card]) => card)).toEqual(expect.arrayContaining([ARABIC, "Une carte qui n’est plus là"]));
  expect(second?.[1]?.slice(1)).toEqual(["1", "Métier", "4"]);
  for (const text of Object.values(await textsOf("board"))) {
    for (const said of ["6 bulletins, 14 points", "Sans point", "D’accord : 4. Réserves : 1. Objections : 1."])
      expect(text.replaceAll("\\", "")).toContain(said);
  }
});

test("EXP15 answered brakes, what was decided and who does what stand in each document of the board", async () => {
  const { tables } = readOdt(writeOdt(papers.board));
  expect(tables.at(-1)).toEqual([
    ["Quoi", "Qui"],
    ["Écrire le cahier des charges", "une personne de la table"],
    ["Réserver la salle", "–"],
  ]);
  for (const text of Object.values(await textsOf("board"))) {
    for (const said of ["Deux choses en une.", "Garder des cartes seules · Chacune seule.", "Sans raison donnée"])
      expect(text).toContain(said);
    expect(text).toMatch(/Ce qui a été décidé\s+On garde le binôme\./);
  }
});

test("EXP9 what may not stand in a document is replaced, one sign for one, and the rest is there", async () => {
  const spoilt = { ...papers.board, blocks: [{ kind: "text", text: "a\u0000b\uD800c\u0007d ]]> </w:t>" } as const] };
  const expected = ["a\uFFFDb\uFFFDc\uFFFDd ]]> </w:t>"];
  expect(readDocx(await writeDocx(spoilt)).texts).toEqual(expected);
  expect(readOdt(writeOdt(spoilt)).texts).toEqual(expected);
  expect((await readPdf(await writePdf(spoilt, fonts))).texts[0]).toBe(expected[0]);
});

test("EXP10 a long document goes on over pages with all its words, and an empty one is a document", async () => {
  const items = Array.from({ length: 300 }, (_, at) => ({ text: `Carte ${at} ${"avec des mots ".repeat(12)}` }));
  const cell = Array.from({ length: 90 }, (_, at) => `ligne ${at}`).join("\n");
  const long = {
    ...papers.board,
    blocks: [
      { kind: "list", items } as const,
      { kind: "table", table: { head: ["a", "b"], rows: [["c", cell]] } } as const,
      { kind: "text", text: "x".repeat(2_000) } as const,
    ],
  };
  const said = await readPdf(await writePdf(long, fonts));
  expect(tight(said.texts.join(" "))).toBe(tight(saidBy(long).texts.join(" ")));
  const empty = sheetPaper({ board: { ...board, statements: new Map() }, title: "", words: PAPER_WORDS });
  for (const bytes of [await writeDocx(empty), writeOdt(empty), await writePdf(empty, fonts)])
    expect(bytes.length).toBeGreaterThan(500);
});
