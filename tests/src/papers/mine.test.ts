import { describe, expect, test } from "vitest";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { writePdf } from "@tablee/client/exports/papers/pdf";
import { papersForTests } from "@tablee/client/groundwork/mine/testing";
import { hasOffice, openedByOffice } from "../support/office.ts";
import { paperFonts } from "../support/paper-fonts.ts";
import { isZip, oneSpaced, readDocx, readOdf, readOdt, readPdf, saidBy } from "../support/read-papers.ts";

const papers = papersForTests();
const fonts = paperFonts();

describe.each(["sheet", "attestation", "unsigned"] as const)("what somebody takes along, the %s", (name) => {
  const paper = papers[name];

  test("MIN6 [C51] [C39] as DOCX, ODT and PDF it has the same headings and words in their order, and a title", async () => {
    const docx = await writeDocx(paper);
    expect(isZip(docx)).toBe(true);
    expect(readDocx(docx)).toEqual(saidBy(paper));
    expect(readOdt(writeOdt(paper))).toEqual(saidBy(paper));
    const { title, language, isTagged, headings, texts } = await readPdf(await writePdf(paper, fonts));
    expect({ title, language, isTagged }).toEqual({ title: paper.title, language: "fr", isTagged: true });
    const expected = saidBy(paper);
    expect(headings).toEqual(expected.headings);
    expect(tight(texts)).toBe(tight(expected.texts));
  });

  test.skipIf(!hasOffice)(
    `MIN7 opened by LibreOffice, as DOCX and ODT, it has its text and headings${hasOffice ? "" : " (skipped: no LibreOffice)"}`,
    { timeout: 300_000 },
    async () => {
      const files = { "a.docx": await writeDocx(paper), "b.odt": writeOdt(paper) };
      for (const [file, bytes] of Object.entries(files))
        expect({ file, ...readOdf(openedByOffice(`${name}-${file}`, bytes)) }).toEqual({ file, ...saidBy(paper) });
    },
  );
});

/** Where a line ends is the page’s affair. */
function tight(texts: readonly string[]): string {
  return oneSpaced(texts.join(" ")).replaceAll(/\s/g, "");
}
