import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addStatements, editStatement, writeStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { DecisionId, MemberId } from "../ids.ts";
import { coveredByProgramme, sequencesOf } from "../practice/programme.ts";
import type { Decided } from "../session/decisions.ts";
import { NO_PROGRAMME } from "../session/programme.ts";
import { aroundBlocks } from "./around-blocks.ts";
import { blocksMarkdown, paperMarkdown } from "./paper-markdown.ts";
import { NO_POWER } from "./power-known.ts";
import type { PowerKnown } from "./power-known.ts";
import { programmePaper } from "./programme-paper.ts";
import { PAPER_WORDS } from "./testing.ts";

const words = PAPER_WORDS;
const place = { x: 0, y: 0, zone: null, group: null };

test("DEC13 [A05] a document tells who decides what, where people concerned do not, and what was decided with which parts there; empty it says nothing", () => {
  const hand = testHand();
  expect(aroundBlocks({ board: readBoard(hand.doc), words, power: NO_POWER })).toEqual([]);
  addStatements(hand, [
    { field: "decision", text: "Le thème", value: "dcn---" },
    { field: "decision", text: "Le budget", value: "nd----" },
  ]);
  const added = addCards(hand, [{ text: "Le choix du thème leur revient.", place }]);
  const card = added.ok ? (added.value[0] ?? null) : null;
  const decided: Decided = {
    id: "d1" as DecisionId,
    how: "consent",
    text: "Les transmissions d’abord.",
    by: [],
    card,
    subject: null,
    present: { parts: ["supported"], supported: "here" },
    at: Date.UTC(2026, 10, 29),
    phase: null,
    over: null,
  };
  const alone = { ...decided, how: "talk", by: ["trainer"], present: { parts: [], supported: "none" } } as const;
  const decisions: Decided[] = [
    decided,
    { ...alone, text: "Deux jours.", card: null },
    { ...alone, text: "", card: null, over: 5 },
    { ...decided, text: "Une pause.", over: Date.UTC(2026, 10, 30) },
  ];
  const text = blocksMarkdown(aroundBlocks({ board: readBoard(hand.doc), words, power: { ...NO_POWER, decisions } }));
  expect(text).toContain("### Qui décide de quoi");
  expect(text).toContain("| Sujet | Personnes accompagnées | Formation |");
  expect(text).toContain("| Le thème | décide | consulté | pas associé | – | – | – |");
  expect(text).toContain("Décident de 1 sur 2.");
  expect(text).toContain("Sans les personnes accompagnées :\n\n- Le budget");
  expect(text).toContain("Par consentement · Là : supported (here) · Carte : Le choix du thème leur revient.");
  expect(text).toContain("- Deux jours.\n  — 2026-11-29 · Par : trainer · Là :  (none)\n  _Aucune personne concernée");
  expect(text).toContain("- Décision retirée\n  — 2026-11-29");
  expect(text).toContain("Ne vaut plus depuis 2026-11-30");
});

const [loriot, alisier] = ["loriot", "alisier"].map((id) => ({ member: id as MemberId, person: 0 })) as [
  { member: MemberId; person: number },
  { member: MemberId; person: number },
];

test("PRG8 [A17] a programme leaves with its sequences, who carries them and two signatures, names as they allow; changed, it says that both fell", () => {
  const hand = testHand();
  const [first, second] = addedSequences(hand);
  const now = coveredByProgramme(readBoard(hand.doc));
  const power: PowerKnown = {
    ...NO_POWER,
    programme: {
      ...NO_PROGRAMME,
      carried: [
        { ...alisier, sequence: first },
        { ...loriot, sequence: first },
      ],
      signatures: [
        { ...loriot, part: "supported", of: now, carrying: 0, at: Date.UTC(2026, 10, 29) },
        { ...alisier, part: "trainer", of: now, carrying: 0, at: Date.UTC(2026, 10, 29) },
      ],
    },
    who: ({ member }) => ({
      name: member === "loriot" ? "Loriot" : null,
      part: member === "loriot" ? "supported" : "trainer",
    }),
  };
  const told = () => paperMarkdown(programmePaper({ board: readBoard(hand.doc), title: "Formation", words, power }));
  expect(told()).toContain("# Programme – Formation\n\n## Avant\n\n| Séquence | But | Durée | Qui la porte |");
  expect(told()).toContain(
    "| Se connaître | Prendre le temps | 45 min | Formation<br>Loriot (Personnes accompagnées) |",
  );
  expect(told()).toContain("| Le récit | – | – | Personne encore |");
  expect(told()).toContain("En tout 45 min.");
  expect(told()).toContain("Signé par deux.");
  expect(told()).toContain("| Loriot | Personnes accompagnées | 2026-11-29 | Vaut |");
  expect(told()).toContain("| une personne de la table | Formation | 2026-11-29 | Vaut |");
  writeStatement(hand, second, "Le récit, si on veut");
  expect(told()).toContain("Pas encore signé par deux.\n\n2 signatures d’avant un changement.");
  expect(told()).not.toContain("| Vaut |");
  // The words that were signed, once more: it is the same programme.
  writeStatement(hand, second, "Le récit");
  expect(told()).toContain("Signé par deux.");
  editStatement(hand, first, { note: "50" });
  expect(told()).toContain("Pas encore signé par deux.");
  expect(blocksMarkdown(aroundBlocks({ board: readBoard(hand.doc), words, power }))).toContain(
    "### Programme\n\n#### Avant",
  );
});

function addedSequences(hand: ReturnType<typeof testHand>) {
  addStatements(hand, [
    { field: "sequence", text: "Se connaître", why: "Prendre le temps", note: "45", value: "before" },
    { field: "sequence", text: "Le récit", value: "during" },
  ]);
  const [first, second] = sequencesOf(readBoard(hand.doc)).map(({ id }) => id);
  if (!first || !second) throw new Error("two sequences");
  return [first, second] as const;
}
