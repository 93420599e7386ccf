import { describe, expect, test } from "vitest";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { hasOffice, openedByOffice } from "../support/office.ts";
import { paperBoard, papersOf } from "../support/paper-board.ts";
import { readOdf, saidBy } from "../support/read-papers.ts";

/** The documents as an office program has them, which is not ours. */

const papers = papersOf(paperBoard());

describe.each(["board", "sheet", "specifications"] as const)("the document of the %s", (name) => {
  test.skipIf(!hasOffice)(
    `EXP11 opened by LibreOffice, as DOCX and ODT, has its text, headings and tables${hasOffice ? "" : " (skipped: no LibreOffice)"}`,
    { timeout: 300_000 },
    async () => {
      const expected = saidBy(papers[name]);
      const files = { "a.docx": await writeDocx(papers[name]), "b.odt": writeOdt(papers[name]) };
      for (const [file, bytes] of Object.entries(files)) {
        const said = readOdf(openedByOffice(`${name}-${file}`, bytes));
        expect({ file, ...said }).toEqual({ file, ...expected });
      }
    },
  );
});
