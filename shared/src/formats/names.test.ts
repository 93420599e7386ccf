import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { NameRule } from "../session/naming.ts";
import { boardWithNames, withoutNames } from "./names.ts";

const rule: NameRule = { may: new Set(["merle noir"]), others: ["iris", "iris des marais", "j. (tilleul)"] };
const unnamed = { someone: "quelqu’un", numbered: (number: number) => `Personne ${number}` };

test("EXP12 a card keeps the name of somebody who said so, and no other, nor one of another table", () => {
  const hand = testHand();
  const place = { x: 0, y: 0, zone: null, group: null };
  addCards(
    hand,
    [" Merle  Noir", "Iris", "Étranger", null].map((author) => ({ text: "a", place, author })),
  );
  const { cards } = boardWithNames(readBoard(hand.doc), rule, unnamed);
  expect([...cards.values()].map(({ author }) => author)).toEqual([" Merle  Noir", null, null, null]);
});

test("EXP12 in words that name people, those who have not said so are somebody, whole names alone", () => {
  expect(withoutNames("Iris des  marais, Merle noir et l’irisation", rule, "quelqu’un")).toBe(
    "quelqu’un, Merle noir et l’irisation",
  );
  expect(withoutNames("avec J. (Tilleul).", rule, "quelqu’un")).toBe("avec quelqu’un.");
  expect(withoutNames("La mairie", rule, "quelqu’un")).toBe("La mairie");
  expect(withoutNames("Iris", { may: new Set(), others: [] }, "quelqu’un")).toBe("Iris");
});
