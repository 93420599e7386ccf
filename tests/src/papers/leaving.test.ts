import { describe, expect, test } from "vitest";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { writePdf } from "@tablee/client/exports/papers/pdf";
import { writeJson } from "@tablee/shared/formats/json";
import { readJson } from "@tablee/shared/formats/read-json";
import { bring } from "@tablee/shared/formats/testing";
import { paperMarkdown } from "@tablee/shared/papers/paper-markdown";
import type { Paper } from "@tablee/shared/papers/paper";
import { FIVE, writtenOf } from "@tablee/shared/practice/publication";
import { reportOf } from "@tablee/shared/practice/report";
import { leavingBoard, leavingPapers } from "../support/leaving-papers.ts";
import { hasOffice, openedByOffice } from "../support/office.ts";
import { paperFonts } from "../support/paper-fonts.ts";
import { oneSpaced, readDocx, readOdf, readOdt, readPdf, saidBy } from "../support/read-papers.ts";

const papers = leavingPapers();
const fonts = paperFonts();

/** Opened again, each form says what the paper says; the words of all of it, form by form. */
async function everyForm(paper: Paper): Promise<Readonly<Record<string, string>>> {
  const [docx, odt] = [readDocx(await writeDocx(paper)), readOdt(writeOdt(paper))];
  const { title, headings, texts } = await readPdf(await writePdf(paper, fonts));
  expect(docx).toEqual(saidBy(paper));
  expect(odt).toEqual(saidBy(paper));
  expect([title, headings]).toEqual([paper.title, saidBy(paper).headings]);
  const said = { docx: docx.texts, odt: odt.texts, pdf: texts, md: [paperMarkdown(paper)] };
  return Object.fromEntries(Object.entries(said).map(([form, all]) => [form, oneSpaced(all.join(" "))]));
}

function tight(text: string): string {
  return text.replaceAll(/\s/g, "");
}

describe("a report", () => {
  test("REP8 [A07] [A09] it says what was done, decided, brought by experience alone and not known, in every form; what was not read is nowhere in it", async () => {
    const headings = saidBy(papers.report).headings.map(([, text]) => text);
    expect(headings).toEqual([
      "Retour d’expérience – Séminaire",
      "Ce qui a été fait",
      "Ce qui a été décidé",
      "Ce que seule l’expérience a apporté",
      "Lignes",
      "Cartes",
      "Paroles citées",
      "Ce que l’on ne sait pas",
    ]);
    for (const text of Object.values(await everyForm(papers.report))) {
      for (const words of [
        "Pour la formation, le 2027-03-09.",
        "Deux demi-journées avec quelqu’un.",
        "Recommencer en mars.",
        "On demande d’abord.",
        "avant",
        "Loriot",
        "de quoi j’avais peur",
        "Les personnes citées ont relu.",
        "Des passages n’y sont pas.",
        "Ce qui reste dans un an.",
      ])
        expect(text).toContain(words);
      expect(text).not.toMatch(/CANARI|Merle|Prévoir un temps/);
    }
  });
});

describe("a publication", () => {
  test("PUB8 [A19] a whole one carries all five in each of its forms, with the stories that were handed out, letter by letter", async () => {
    const forms = await everyForm(papers.publication);
    for (const [form, text] of Object.entries(forms)) {
      for (const words of [
        "Apprendre de qui l’a vécu",
        "Learning from those who lived it",
        "Une formation faite à deux.",
        "Et relue.",
        "A course made by two.",
        "Loriot, Mme Mésange (2027). Apprendre de qui l’a vécu / Learning from those who lived it. CC BY-SA 4.0.",
        "En clair : bysa",
        "urn:uuid:",
        "Récit de Mésange",
        "Récit 2",
        "Qui je deviens 3",
        "On m’a demandé mon avis.",
      ])
        // Where a line ends is the page’s affair.
        expect([form, tight(text)]).toEqual([form, expect.stringContaining(tight(words))]);
      expect(text).not.toMatch(/CANARI|Merle/);
    }
    // A sign of Markdown has a sign before it in such a file, and in no other.
    for (const form of ["docx", "odt", "pdf"]) expect(forms[form]).toContain("- **Vraiment**.");
  });

  test("PUB8 [A19] with one of the five missing there is none", () => {
    const { record } = papers;
    const without = [
      { ...record, fr: { ...record.fr, abstract: "" } },
      { ...record, en: { ...record.en, title: "" } },
      { ...record, authors: [] },
      { ...record, licence: null },
      { ...record, identifier: "" },
    ];
    expect(without.map((one) => papers.lacking(one))).toEqual(
      FIVE.map((detail) => ({ ok: false, reason: "not-whole", detail })),
    );
  });
});

test("LED9 in a document of the table stand the stories that were handed out, signed or not, in easy words beside, and what is quoted", async () => {
  for (const text of Object.values(await everyForm(papers.table))) {
    expect(text).toMatch(/Récit de Mésange.*J’ai cru à une erreur\..*En mots simples.*Récit 2.*Paroles citées/s);
    expect(text).toContain("de quoi j’avais peur");
  }
});

test("REP10 what is written of a report and of a publication comes back from a file of the board, and stands in its documents without names", () => {
  const board = leavingBoard();
  const back = bring(readJson(writeJson({ board, title: "t" })));
  expect(reportOf(back, "done").map(({ text }) => text)).toEqual(["Deux demi-journées avec Merle."]);
  expect(writtenOf(back, "licence").kept?.text).toBe("bysa");
  const text = paperMarkdown(papers.table);
  for (const words of ["Deux demi-journées avec quelqu’un.", "Ce qui reste dans un an.", "CC BY-SA 4.0"])
    expect(text).toContain(words);
  expect(text).not.toContain("Merle");
});

test.skipIf(!hasOffice)(
  `REP8 opened by LibreOffice, a report and a publication have their text and headings${hasOffice ? "" : " (skipped: no LibreOffice)"}`,
  { timeout: 300_000 },
  async () => {
    for (const name of ["report", "publication"] as const) {
      const files = { "a.docx": await writeDocx(papers[name]), "b.odt": writeOdt(papers[name]) };
      for (const [file, bytes] of Object.entries(files))
        expect({ file, ...readOdf(openedByOffice(`${name}-${file}`, bytes)) }).toEqual({
          file,
          ...saidBy(papers[name]),
        });
    }
  },
);
