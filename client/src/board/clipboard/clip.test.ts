import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addLink } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import * as limits from "@tablee/shared/limits";
import { cardsByIds, clipOf, linesOf, readClip, writeForms } from "./clip.ts";

function twoCards() {
  const hand = testHand();
  const added = addCards(hand, [
    {
      text: 'Dire "oui" & <non>\nà l’heure',
      place: { x: 100, y: 40, zone: null, group: null },
      kind: "need",
      knowledge: "experience",
      colour: "rose",
      author: "Mésange",
      direction: "rtl",
      size: { w: 300, h: 200 },
    },
    { text: "Deux", place: { x: 400, y: 90, zone: null, group: null } },
  ]);
  if (!added.ok || !added.value[0] || !added.value[1]) throw new Error("not added");
  addLink(hand, { from: added.value[0], to: added.value[1], label: "permet", fromEnd: "arrow", toEnd: "none" });
  const board = readBoard(hand.doc);
  return clipOf(board, cardsByIds(board, added.value));
}

describe("CAN7 copied cards keep words, look and links, and other programs read their words", () => {
  test("there and back", () => {
    const clip = twoCards();
    expect(readClip(writeForms(clip).html)).toEqual(clip);
    expect(clip.cards[1]).toMatchObject({ x: 300, y: 50 });
    expect(clip.links).toEqual([{ from: 0, to: 1, label: "permet", fromEnd: "arrow", toEnd: "none" }]);
  });

  test("the plain form is one block per card", () => {
    expect(writeForms(twoCards()).plain).toBe('Dire "oui" & <non>\nà l’heure\n\nDeux');
  });
});

describe("CAN8 what a page put on the clipboard is never believed", () => {
  const html = (value: unknown): string =>
    `<div data-tablee-cards="${JSON.stringify(value).replaceAll('"', "&quot;")}">`;

  test("no cards of ours, or a broken JSON, is nothing of ours", () => {
    for (const text of ["", "<p>a</p>", '<div data-tablee-cards="{">', html({ cards: [] }), html(null), html([1])])
      expect(readClip(text)).toBeUndefined();
  });

  test("wrong values read as something that holds", () => {
    const long = "x".repeat(limits.CARD_TEXT_MAX_CHARS + 1);
    const clip = readClip(
      html({
        cards: [{ text: long, x: 1e300, y: "b", size: { w: -1, h: 1e9 }, kind: "spell", author: 3, colour: {} }, 7],
        links: [{ from: 0, to: 9 }, { from: 0, to: 0 }, { from: 0, to: 1, fromEnd: "x" }, null],
      }),
    );
    expect(clip?.cards[0]).toMatchObject({
      text: "x".repeat(limits.CARD_TEXT_MAX_CHARS),
      x: limits.COORDINATE_MAX_PX / 10,
      y: 0,
      size: { w: limits.CARD_MIN_PX, h: limits.CARD_MAX_PX },
      kind: "ingredient",
      author: null,
      colour: null,
    });
    expect(clip?.cards).toHaveLength(2);
    expect(clip?.links).toEqual([{ from: 0, to: 1, label: "", fromEnd: "none", toEnd: "arrow" }]);
  });

  test("more cards than a table holds are refused", () => {
    const cards = Array.from({ length: limits.CARDS_MAX_COUNT + 1 }, () => ({}));
    expect(readClip(html({ cards }))).toBeUndefined();
  });
});

test("CAN9 pasted lines lose their bullets and nothing else", () => {
  expect(linesOf("- un\r\n• deux\n\n  3. trois\n12) quatre\n-cinq\n1789, une date")).toEqual([
    "un",
    "deux",
    "trois",
    "quatre",
    "-cinq",
    "1789, une date",
  ]);
});
