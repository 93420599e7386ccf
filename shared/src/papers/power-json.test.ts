import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addStatements } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { writeJson } from "../formats/json.ts";
import { NO_OUTCOMES } from "../formats/outcomes.ts";
import type { Outcomes } from "../formats/outcomes.ts";
import { readJson } from "../formats/read-json.ts";
import { bring } from "../formats/testing.ts";
import type { ConsentId } from "../ids.ts";
import { subjectsOf } from "../practice/power.ts";
import { sequencesOf } from "../practice/programme.ts";
import { outcomeBlocks } from "./outcome-blocks.ts";
import { blocksMarkdown } from "./paper-markdown.ts";
import { PAPER_WORDS as words } from "./testing.ts";

const met: Outcomes["consents"][number] = {
  id: "c1" as ConsentId,
  text: "Deux jours.",
  line: null,
  ok: 3,
  concerns: [],
  objections: ["Trop court."],
  closedAt: 5,
  state: "blocked",
  replies: ["On en parle."],
};

test("DEC23 [A17] our JSON brings the map and the sequences back with their cards, and says of a proposal what became of its objections", () => {
  const hand = testHand();
  const added = addCards(hand, [{ text: "carte", place: { x: 0, y: 0, zone: null, group: null } }]);
  const sources = added.ok ? added.value : [];
  addStatements(hand, [
    { field: "decision", text: "Le thème", value: "dcnt--", sources },
    { field: "sequence", text: "Se connaître", why: "Prendre le temps", note: "45", value: "before", sources },
  ]);
  const board = readBoard(hand.doc);
  const agreed = { ...met, id: "c2" as ConsentId, state: "agreed" } as const;
  const plain = { ...met, id: "c3" as ConsentId, objections: [], state: "agreed" } as const;
  const outcomes: Outcomes = { ...NO_OUTCOMES, consents: [met, agreed, plain] };
  const file = writeJson({ board, title: "t", outcomes });
  const back = bring(readJson(file));
  const [card] = back.cards.keys();
  expect(subjectsOf(back)).toMatchObject([
    { text: "Le thème", shares: { supported: "decides", trainer: "consulted", adviser: "none", authority: "told" } },
  ]);
  expect(sequencesOf(back)).toMatchObject([
    { title: "Se connaître", aim: "Prendre le temps", minutes: 45, time: "before", statement: { sources: [card] } },
  ]);
  expect(JSON.parse(file).results.consents).toMatchObject([
    { state: "blocked", replies: ["On en parle."] },
    { state: "agreed", replies: ["On en parle."] },
    { objections: [] },
  ]);
  expect(JSON.parse(file).results.consents[2]).not.toHaveProperty("state");
  const told = blocksMarkdown(outcomeBlocks(outcomes, board, words));
  expect(told).toContain("- On en parle.\n  — Réponse");
  expect(told).toContain("Ce n’est pas décidé.");
  expect(told).toContain("Levée : c’est décidé.");
});
