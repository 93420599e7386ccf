import { expect, test } from "vitest";
import { deleteCards } from "../board/edit-cards.ts";
import { addLine } from "../board/edit-framework.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Hand } from "../board/hand.ts";
import type { CardId } from "../ids.ts";
import { onlyExperience } from "./experience.ts";
import { putCard } from "./testing.ts";

function line(hand: Hand, text: string, sources: readonly CardId[]): void {
  if (!addLine(hand, { section: "always", text, sources }).ok) throw new Error("no line");
}

function found(hand: Hand, fromStories: readonly CardId[] = []) {
  const { cards, lines } = onlyExperience(readBoard(hand.doc), new Set(fromStories));
  return { cards: cards.map(({ text }) => text), lines: lines.map(({ text }) => text) };
}

test("REP1 [A09] what only experience brought is the cards of experience, those without a knowledge that derive from a story, and the lines that rest on nothing else", () => {
  const hand = testHand();
  const lived = putCard(hand, { text: "Demander avant de noter.", knowledge: "experience" });
  const told = putCard(hand, { text: "Dire le prénom.", knowledge: null });
  const untold = putCard(hand, { text: "Sans savoir nommé." });
  const work = putCard(hand, { text: "Prévoir un temps.", knowledge: "practice" });
  const read = putCard(hand, { text: "Chercher avec la personne.", knowledge: "academic" });
  line(hand, "De l’expérience seule.", [lived, told]);
  line(hand, "Du métier aussi.", [lived, work]);
  line(hand, "De la recherche.", [read]);
  line(hand, "De personne.", []);
  line(hand, "D’on ne sait où.", [lived, untold]);
  // A story told by somebody does not make a card of practice one of experience.
  expect(found(hand, [told, work])).toEqual({
    cards: ["Demander avant de noter.", "Dire le prénom."],
    lines: ["De l’expérience seule."],
  });
  // Taken back, the story is no source any more.
  expect(found(hand)).toEqual({ cards: ["Demander avant de noter."], lines: [] });
});

test("REP1 [A09] a source that is gone is not claimed for experience, and cards and lines without words are not either", () => {
  const hand = testHand();
  const lived = putCard(hand, { text: "Rester présent.", knowledge: "experience" });
  const gone = putCard(hand, { text: "Un avis.", knowledge: "experience" });
  putCard(hand, { text: "  ", knowledge: "experience" });
  line(hand, "Rester.", [lived]);
  line(hand, "Rester, et un avis.", [lived, gone]);
  line(hand, " ", [lived]);
  expect(found(hand).lines).toEqual(["Rester.", "Rester, et un avis."]);
  deleteCards(hand, [gone]);
  expect(found(hand)).toEqual({ cards: ["Rester présent."], lines: ["Rester."] });
});
