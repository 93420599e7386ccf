import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { writeDocx } from "@tablee/client/exports/papers/docx";
import { writeOdt } from "@tablee/client/exports/papers/odt";
import { paperBoard, papersOf } from "../support/paper-board.ts";
import { readOdf, saidBy } from "../support/read-papers.ts";

/** The documents as an office program has them, which is not ours. */

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const papers = papersOf(paperBoard());
const folder = mkdtempSync(path.join(tmpdir(), "tablee-papers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What it read, written by itself as one file of XML. */
function opened(name: string, bytes: Uint8Array): string {
  writeFileSync(path.join(folder, name), bytes);
  const own = `-env:UserInstallation=file://${path.join(folder, "profile")}`;
  execFileSync("soffice", [own, "--headless", "--convert-to", "fodt", "--outdir", folder, path.join(folder, name)], {
    timeout: 120_000,
    stdio: "ignore",
  });
  return readFileSync(path.join(folder, name.replace(/\.\w+$/, ".fodt")), "utf8");
}

describe.each(["board", "sheet", "specifications"] as const)("the document of the %s", (name) => {
  test.skipIf(!hasOffice)(
    `EXP11 opened by LibreOffice, as DOCX and ODT, has its text, headings and tables${hasOffice ? "" : " (skipped: no LibreOffice)"}`,
    { timeout: 300_000 },
    async () => {
      const expected = saidBy(papers[name]);
      const files = { "a.docx": await writeDocx(papers[name]), "b.odt": writeOdt(papers[name]) };
      for (const [file, bytes] of Object.entries(files)) {
        const said = readOdf(opened(`${name}-${file}`, bytes));
        expect(said.headings, file).toEqual(expected.headings);
        expect(said.tables, file).toEqual(expected.tables);
        expect(said.texts, file).toEqual(expected.texts);
      }
    },
  );
});
