import { expect, test } from "vitest";
import { replaceText } from "../board/edit-text.ts";
import { readBoard } from "../board/read.ts";
import type { Hand } from "../board/hand.ts";
import { textOf } from "../board/schema.ts";
import { testHand } from "../board/testing.ts";
import type { CardId, MemberId, QuoteId } from "../ids.ts";
import type { ReadAnswer, ReadingSeen } from "../session/readings.ts";
import { onlyExperience } from "./experience.ts";
import { cardPassages, ownAnswer, quotePassage, standingOf } from "./passages.ts";
import type { Passage } from "./passages.ts";
import { putCard } from "./testing.ts";

const QUOTE = "q1" as QuoteId;
const OTHER = "other" as MemberId;

function said(
  { kind, id, of }: Passage,
  answer: ReadAnswer,
  { by = null, audience = "training", words = "" }: Partial<Pick<ReadingSeen, "by" | "audience" | "words">> = {},
): ReadingSeen {
  return { passage: id, kind, of, audience, answer, words, by };
}

function write(hand: Hand, card: CardId, words: string): void {
  const text = textOf(hand.doc, "cards", card);
  if (text) replaceText(text, words, hand.origin);
}

function one() {
  const hand = testHand();
  const card = putCard(hand, { text: "Relire ensemble.", knowledge: "experience", author: "Loriot" });
  putCard(hand, { text: "Sans nom.", knowledge: "experience" });
  const passages = () => cardPassages(onlyExperience(readBoard(hand.doc), new Set()));
  return { hand, card, passages };
}

test("REP7 [A07] a signed card stands when its author agreed to its very words; an unsigned one quotes nobody", () => {
  const { hand, card, passages } = one();
  const [passage] = passages() as [Passage];
  expect(passages()).toHaveLength(1);
  const by = passage.card?.born.by ?? null;
  expect(standingOf([passage], [], "training").waits).toEqual([passage]);
  expect(standingOf([passage], [said(passage, "agreed", { by })], "training").stands).toEqual([passage]);
  // Somebody else cannot answer for them.
  expect(standingOf([passage], [said(passage, "agreed", { by: OTHER })], "training").waits).toEqual([passage]);
  const agreed = said(passage, "agreed", { by });
  write(hand, card, "Relire seul.");
  const [now] = passages() as [Passage];
  expect(now.of).not.toBe(passage.of);
  expect(standingOf([now], [agreed], "training").waits).toEqual([now]);
});

test("REP7 [A07] of a quote both count, its own words and those of the card beside it", () => {
  const { hand, card } = one();
  const quote = { id: QUOTE, card, words: "de quoi j’avais peur" };
  const passage = quotePassage(readBoard(hand.doc), quote);
  const agreed = said(passage, "agreed");
  expect(standingOf([passage], [agreed], "training").stands).toEqual([passage]);
  expect(standingOf([passage], [agreed], "publication").waits).toEqual([passage]);
  const other = quotePassage(readBoard(hand.doc), { ...quote, words: "de quoi" });
  expect(standingOf([other], [agreed], "training").waits).toEqual([other]);
  write(hand, card, "Le contraire.");
  const beside = quotePassage(readBoard(hand.doc), quote);
  expect(standingOf([beside], [agreed], "training").waits).toEqual([beside]);
  expect(quotePassage(readBoard(hand.doc), { ...quote, card: "gone" as CardId }).card).toBeNull();
});

test("REP7 [A07] what is to be changed, what is to stay out and what waits are three things, and none of them stands", () => {
  const { passages } = one();
  const [passage] = passages() as [Passage];
  const by = passage.card?.born.by ?? null;
  const change = standingOf([passage], [said(passage, "change", { by, words: "Sans mon nom." })], "training");
  expect(change).toMatchObject({ stands: [], waits: [], out: [], toChange: [{ words: "Sans mon nom." }] });
  expect(standingOf([passage], [said(passage, "out", { by })], "training")).toMatchObject({ stands: [], waits: [] });
  const { by: _, ...read } = said(passage, "agreed");
  const mine = { ...read, member: OTHER, person: 0 };
  expect(ownAnswer(passage, [mine], "training")).toBe(mine);
  // To be shown to more people it is asked again; a no is a no for all.
  expect(ownAnswer(passage, [mine], "publication")).toBeNull();
  const refused = { ...mine, answer: "out" as const };
  expect(ownAnswer(passage, [refused], "publication")).toBe(refused);
});
