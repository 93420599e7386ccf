import { addCards } from "@tablee/shared/board/edit-cards";
import type { NewCard } from "@tablee/shared/board/edit-cards";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { addLink, addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import type { CardId, ConsentId, VoteId } from "@tablee/shared/ids";
import type { Outcomes } from "@tablee/shared/formats/outcomes";
import { boardPaper } from "@tablee/shared/papers/board-paper";
import type { Paper } from "@tablee/shared/papers/paper";
import { sheetPaper } from "@tablee/shared/papers/sheet-paper";
import { specificationPaper } from "@tablee/shared/papers/specification-paper";
import { PAPER_WORDS } from "@tablee/shared/papers/testing";
import { fillSheet } from "@tablee/shared/practice/fill";
import { addClauses, sign } from "@tablee/shared/practice/specifications";

/** A small board with what is hard in documents: other scripts, marks, signs of markup, names that were not given. */

export const ARABIC = "أن نأخذ الوقت لفهم الكلمات (مرتين) مع CNFPT.";
export const SIGNED = "Huppe";

/** All original words of it. */
export const CARDS: readonly Partial<NewCard>[] = [
  { text: "Être invité au premier rendez-vous, pas au dernier.", knowledge: "experience", kind: "tip", author: SIGNED },
  { text: ARABIC, knowledge: "experience" },
  { text: "Réserver deux places <dès> l’écriture & le « projet ».", knowledge: "practice", kind: "need" },
  { text: "**Vraiment** : https://example.org/a?b=c\n- un point\n- un autre", knowledge: "academic", kind: "obstacle" },
  { text: "# pas un titre\n1. pas une liste\nПривет 👍", kind: "situation" },
  { text: "Seule, hors des zones." },
];

export function paperBoard(): Board {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant la formation", rect: { x: 0, y: 0, w: 600, h: 600 }, section: "before" });
  const zoneId = zone.ok ? zone.value : null;
  const added = addCards(
    hand,
    CARDS.map((card, at) => ({
      text: "",
      ...card,
      place: { x: 10, y: at * 100, zone: at < 5 ? zoneId : null, group: null },
    })),
  );
  const ids = added.ok ? added.value : [];
  const some = (...places: readonly number[]): CardId[] => places.flatMap((at) => ids[at] ?? []);
  groupCards(hand, {
    name: "Être là dès le départ",
    zone: zoneId,
    cards: some(0, 1).map((id) => ({ id, x: 0, y: 0 })),
  });
  addLine(hand, { section: "before", text: "Rencontre du binôme : deux fois.", sources: some(0, 1) });
  addLine(hand, { section: "during", text: "Observation croisée toutes les 30 minutes.", sources: some(2) });
  addLine(hand, { section: "after", text: "Retour à trois mois.", sources: [] });
  const [from, to] = some(0, 2);
  if (from && to) addLink(hand, { from, to, label: "donne" });
  addShapes(hand, [{ kind: "text", rect: { x: 0, y: 0, w: 90, h: 40 }, text: "dessiné" }]);
  fillSheet(hand, readBoard(hand.doc), "Séminaire des formateurs");
  addStatements(hand, [
    { field: "organisation", text: "Centre de formation" },
    { field: "theme", value: "13" },
    { field: "theme", value: "other", text: "formation continue" },
    { field: "principle", value: "17" },
    { field: "principle", value: "1" },
    { field: "status", value: "concept" },
    { field: "status", value: "execution" },
    ...["Un", "Deux", "Trois", "Quatre"].map((text) => ({ field: "objective", text: `Objectif ${text}.` }) as const),
    { field: "outcome", text: "Les formateurs veulent recommencer.", note: "Questionnaire, 48 réponses" },
    { field: "link", text: "Rapport", address: "https://example.org/rapport", note: "CC BY 4.0" },
  ]);
  addClauses(hand, readBoard(hand.doc));
  sign(hand, readBoard(hand.doc), { name: "Mésange", part: "adviser" });
  sign(hand, readBoard(hand.doc), { name: "Tilleul", part: "supported" });
  return readBoard(hand.doc);
}

/** Two cards with equal points, one that is gone, one without a point; words of people who are not told. */
export function outcomesOf({ cards }: Board): Outcomes {
  const [lived, arabic, work, study] = [...cards.keys()];
  if (!lived || !arabic || !work || !study) throw new Error("four cards");
  const rules = { points: 5, maxPerCard: 2, closedAt: Date.UTC(2027, 2, 4) };
  return {
    votes: [
      {
        ...rules,
        id: "v1" as VoteId,
        question: "Que garder <d’abord> ?",
        turnout: 6,
        totals: [
          [lived, 3],
          [arabic, 7],
          [work, 3],
          ["gone" as CardId, 1],
          [study, 0],
        ],
      },
      { ...rules, id: "v2" as VoteId, question: "", turnout: 3, totals: [[work, 4]] },
    ],
    consents: [
      {
        id: "c1" as ConsentId,
        text: "Observation croisée toutes les 30 minutes.",
        line: null,
        ok: 4,
        concerns: ["Et les **pauses** ?"],
        objections: ["Trop souvent."],
        closedAt: rules.closedAt,
      },
    ],
    brakes: [
      { reason: "Deux choses en une.", decision: "keep-singular", words: "Chacune seule." },
      { reason: "", decision: "go-on", words: "" },
    ],
    decided: "On garde le binôme.\nOn se revoit en juin.",
    tasks: [
      { what: "Écrire le cahier des charges", who: "une personne de la table" },
      { what: "Réserver la salle", who: "" },
    ],
  };
}

export function papersOf(board: Board): Readonly<Record<"board" | "sheet" | "specifications", Paper>> {
  const what = { board, title: "Séminaire des formateurs", words: PAPER_WORDS };
  return {
    board: boardPaper({ ...what, outcomes: outcomesOf(board) }),
    sheet: sheetPaper(what),
    specifications: specificationPaper(what),
  };
}
