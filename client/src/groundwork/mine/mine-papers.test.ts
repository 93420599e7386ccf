import { expect, test } from "vitest";
import type { MemberId } from "@tablee/shared/ids";
import { ATTESTATION_LINE_MAX_CHARS } from "@tablee/shared/limits";
import { paperMarkdown } from "@tablee/shared/papers/paper-markdown";
import { namedAs } from "@tablee/shared/session/credits";
import { NEW_SESSION, reduce } from "@tablee/shared/session/reducer";
import { attestationPaper, minePaper, offersOf } from "./mine-papers.ts";
import { ASKED, paperOf, papersForTests, SHEET } from "./testing.ts";

const papers = papersForTests();

test("MIN2 [C51] the sheet says what one wrote and what became of it, what one took on, when one was there and one’s own words", () => {
  expect(paperMarkdown(papers.sheet)).toBe(
    [
      "# Ce que j’ai apporté · Séminaire",
      "_9 mars 2027_",
      "## Ce que j’ai écrit",
      "### Avant",
      [
        "- Être là **dès le départ**.",
        "  - Gardé dans le référentiel : « Venir à deux. »",
        "  - 4 points au vote",
        "- أن نأخذ الوقت",
        "- \\# pas un titre",
        "  \\<b>ni une balise",
      ].join("\n"),
      "## Ce que j’ai pris en charge",
      "- Appeler la mairie\n  — fait",
      "## Les séances où j’étais",
      "- 9 mars 2027",
      "## Mes mots",
      "### Ce dont je suis content·e",
      "D’avoir osé dire non.\n",
    ].join("\n\n"),
  );
  const nothing = { ...SHEET, brought: [], taken: [], came: [], words: { proud: " ", learnt: "" } };
  expect(paperMarkdown(minePaper(nothing, paperOf("Séminaire")))).toBe(
    "# Ce que j’ai apporté · Séminaire\n\n_9 mars 2027_\n",
  );
});

test("MIN3 [C39] an attestation says who took part as what, the title, each day once and what was ticked, and who attests it", () => {
  expect(paperMarkdown(papers.attestation)).toBe(
    [
      "# Attestation",
      "Jeanne Sureau a pris part à « Séminaire » en tant que co-formatrice.",
      "## Dates",
      "- 9 mars 2027",
      "## Ce que cette personne a apporté, dans les mots qu’elle a choisis",
      "- Être là dès le départ.\n- أن نأخذ الوقت",
      "## Signature",
      "Attesté par Huppe, le 9 mars 2027.",
      "_Accepté dans Tablée par une personne qui mène la séance._\n",
    ].join("\n\n"),
  );
});

test("MIN4 [C39] beyond title and dates nothing stands in it by itself, and what is left open is written by hand", () => {
  const blank = "……………………………………";
  expect(paperMarkdown(papers.unsigned)).toBe(
    [
      "# Attestation",
      `${blank} a pris part à « Séminaire » en tant que co-formatrice.`,
      "## Dates",
      "- 9 mars 2027",
      "## Signature",
      `Nom : ${blank}`,
      `Date : ${blank}`,
      `Signature : ${blank}\n`,
    ].join("\n\n"),
  );
});

test("PUB7 [A18] an attestation of the training names its trainers in one line, supported people among them with no other title, and nobody who did not say so", () => {
  let session = NEW_SESSION;
  const leads = [
    ["alisier", "trainer", "Alisier"],
    ["loriot", "supported", "Loriot"],
    ["bruyere", "authority", "Mme Bruyère"],
    ["guet", "supported", null],
  ] as const;
  for (const [id, part, name] of leads) {
    const asker = { id: id as MemberId, role: "host", part, people: 1 } as const;
    const step = reduce(session, { kind: "credit.set", as: "trainer", person: 0, name }, { asker, now: 1 });
    if (!step.ok) throw new Error(step.reason);
    ({ session } = step.value);
  }
  const trainers = namedAs(session.credits, "trainer", "fr");
  const paper = attestationPaper({ ...ASKED, name: "x", attested: null, trainers }, paperOf("Séminaire"));
  const text = paperMarkdown(paper);
  expect(text).toContain("Formatrices et formateurs : Alisier, Loriot, Mme Bruyère.");
  expect(text).not.toMatch(/guet|accompagn|supported|témoin/i);
  // Where nobody has said so, nobody is named, and no empty line stands for it.
  expect(paperMarkdown(attestationPaper({ ...ASKED, name: "x", attested: null }, paperOf("y")))).not.toContain(
    "formateurs :",
  );
});

test("MIN5 [C39] what may be ticked is each card, what was kept of it, what one took on and one’s words, and never a count of points", () => {
  const offers = offersOf(SHEET);
  expect(offers.map(({ text }) => text)).toEqual([
    "Être là dès le départ.",
    "Gardé dans le référentiel : « Venir à deux. »",
    "أن نأخذ الوقت",
    "# pas un titre <b>ni une balise",
    "Appeler la mairie",
    "D’avoir osé dire non.",
  ]);
  expect(new Set(offers.map(({ id }) => id)).size).toBe(offers.length);
  const long = { ...SHEET, words: { proud: "👍 ".repeat(ATTESTATION_LINE_MAX_CHARS), learnt: "" } };
  const last = offersOf(long).at(-1)?.text ?? "";
  expect(last.length).toBeLessThanOrEqual(ATTESTATION_LINE_MAX_CHARS);
  expect(last.isWellFormed()).toBe(true);
  const all = Object.values(papers).map(paperMarkdown).slice(1).join("\n");
  expect(all).not.toMatch(/points?\b/);
  expect(attestationPaper({ ...ASKED, name: "x", attested: null }, paperOf("y")).title).toBe("Attestation · y");
});
