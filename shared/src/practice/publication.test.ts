import { expect, test } from "vitest";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import {
  citationOf,
  doiIn,
  FIVE,
  LICENCE_IDS,
  LICENCES,
  missingIn,
  recordOf,
  urnOf,
  writtenOf,
} from "./publication.ts";
import type { PublicationPart, PublicationRecord } from "./publication.ts";
import { say } from "./testing.ts";

const WORDS: Readonly<Record<Exclude<PublicationPart, "doi">, string>> = {
  "title-fr": "Apprendre de qui l’a vécu",
  "abstract-fr": "Comment une formation s’est faite à deux.",
  "title-en": "Learning from those who lived it",
  "abstract-en": "How a course was made by two.",
  licence: "bysa",
};
const GIVEN = { authors: ["Loriot", "Mésange"], urn: urnOf("abcdefghijklmnopqrstuv"), year: 2027 };

function record(said: Readonly<Partial<Record<PublicationPart, string>>>, given = GIVEN): PublicationRecord {
  const hand = testHand();
  for (const [value, text] of Object.entries(said)) say(hand, { field: "publication", value, text });
  return recordOf(readBoard(hand.doc), given);
}

test("PUB1 [A19] nothing is missing from a publication when it has title and abstract in French and English, a citation, a licence and an identifier", () => {
  const whole = record(WORDS);
  expect(missingIn(whole)).toEqual([]);
  expect(citationOf(whole)).toBe(
    `Loriot, Mésange (2027). Apprendre de qui l’a vécu / Learning from those who lived it. CC BY-SA 4.0. ${GIVEN.urn}`,
  );
});

test("PUB1 [A19] each of the five is missed by its name, and a title without its abstract is not enough", () => {
  expect(missingIn(record({}, { authors: [], urn: "", year: 2027 }))).toEqual(FIVE);
  for (const [part, missed] of [
    ["title-fr", "abstract-fr"],
    ["abstract-fr", "abstract-fr"],
    ["title-en", "abstract-en"],
    ["abstract-en", "abstract-en"],
    ["licence", "licence"],
  ] as const)
    expect(missingIn(record({ ...WORDS, [part]: " " }))).toEqual([missed]);
  expect(missingIn(record(WORDS, { ...GIVEN, authors: [] }))).toEqual(["citation"]);
  expect(missingIn(record(WORDS, { ...GIVEN, urn: "" }))).toEqual(["identifier"]);
});

test("PUB2 [A19] only the licences of the list count, and all of them are free", () => {
  expect(missingIn(record({ ...WORDS, licence: "CC BY-NC 4.0" }))).toEqual(["licence"]);
  expect(LICENCE_IDS.map((id) => LICENCES[id].name)).toEqual([
    "CC0 1.0",
    "CC BY 4.0",
    "CC BY-SA 4.0",
    "Licence Ouverte 2.0 (Etalab)",
    "Licence Art Libre 1.3",
  ]);
});

test("PUB3 [A19] a DOI is taken however it was pasted, in place of what the house made; anything else is no DOI", () => {
  expect(record({ ...WORDS, doi: "doi: 10.5281/zenodo.1234567" }).identifier).toBe(
    "https://doi.org/10.5281/zenodo.1234567",
  );
  expect(doiIn("https://doi.org/10.5281/zenodo.1234567")).toBe("10.5281/zenodo.1234567");
  for (const no of ["", "10.12/x y", "zenodo", "https://example.org/10.5281/x"]) expect(doiIn(no)).toBeNull();
  expect(record({ ...WORDS, doi: "bientôt" }).identifier).toBe(GIVEN.urn);
});

test("PUB3 [A19] the identifier of the house is the same each time, another for each publication, and a name that everybody knows how to read", () => {
  const urns = ["abcdefghijklmnopqrstuv", "xbcdefghijklmnopqrstuv", "short"].map(urnOf);
  for (const urn of urns)
    expect(urn).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(urns).size).toBe(urns.length);
  expect(urnOf("abcdefghijklmnopqrstuv")).toBe(urns[0]);
});

test("PUB4 two people who write a part at once lose nothing: the first stands, the other is a draft", () => {
  const hand = testHand();
  say(hand, { field: "publication", value: "title-fr", text: "Un titre" });
  say(hand, { field: "publication", value: "title-fr", text: "Un autre" });
  const { kept, drafts } = writtenOf(readBoard(hand.doc), "title-fr");
  expect([kept?.text, drafts.map(({ text }) => text)]).toEqual(["Un titre", ["Un autre"]]);
});
