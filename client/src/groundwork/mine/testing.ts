import i18next from "i18next";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { mineWords } from "../../i18n/words/mine.ts";
import type { Brought } from "../../session/closing/my-copy.ts";
import { attestationPaper, minePaper } from "./mine-papers.ts";
import type { PaperOf, Sheet } from "./mine-papers.ts";

/** The words of the product itself, in French, for tests of the papers. */
export function paperOf(title: string): PaperOf {
  const words = i18next.createInstance();
  void words.init({
    initAsync: false,
    lng: "fr",
    resources: { fr: { mine: mineWords.fr } },
    interpolation: { escapeValue: false },
  });
  const day = new Intl.DateTimeFormat("fr", { dateStyle: "long", timeZone: "Europe/Paris" });
  return { t: words.getFixedT("fr", "mine"), locale: "fr", lacking: "", title, day: (at) => day.format(at) };
}

const MARCH = Date.UTC(2027, 2, 9, 13);

/** Somebody’s sheet with what is hard in it: marks, another script, signs of markup. */
export const SHEET: Sheet = {
  heading: "Ce que j’ai apporté · Séminaire",
  brought: [
    brought("c1", "Être là **dès le départ**.", [
      { kind: "words", text: "Gardé dans le référentiel : « Venir à deux. »" },
      { kind: "points", text: "4 points au vote" },
    ]),
    brought("c2", "أن نأخذ الوقت", []),
    brought("c3", "# pas un titre\n<b>ni une balise", []),
  ],
  taken: [{ text: "Appeler la mairie", notes: ["fait"] }],
  came: ["9 mars 2027"],
  words: { proud: "D’avoir osé dire non.", learnt: "" },
  now: MARCH,
};

export const ASKED = {
  as: "co-formatrice",
  days: [MARCH, MARCH + 1],
  lines: ["Être là dès le départ.", "أن نأخذ الوقت"],
};

function brought(id: string, text: string, kept: Brought["kept"]): Brought {
  const card: Pick<Card, "id" | "text" | "direction"> = { id: id as CardId, text, direction: "auto" };
  // Of a card these papers ask nothing else.
  return { card: card as Card, area: "Avant", kept };
}

export function papersForTests() {
  const paper = paperOf("Séminaire");
  const attested = { by: "Huppe", at: MARCH };
  return {
    sheet: minePaper(SHEET, paper),
    attestation: attestationPaper({ ...ASKED, name: "Jeanne Sureau", attested }, paper),
    unsigned: attestationPaper({ ...ASKED, lines: [], name: "", attested: null }, paper),
  };
}
