import { describe, expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addShapes } from "@tablee/shared/board/edit-shapes";
import { addLink, addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import { testHand } from "@tablee/shared/board/testing";
import type { Board } from "@tablee/shared/board/types";
import * as limits from "@tablee/shared/limits";
import { linesOf, readClip, rowsOf, writeForms } from "./clip-forms.ts";
import { cardsByIds, clipOf, zonesAlong } from "./clip.ts";

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
  addLink(hand, {
    from: added.value[0],
    to: added.value[1],
    label: "permet",
    meaning: null,
    fromEnd: "arrow",
    toEnd: "none",
  });
  const board = readBoard(hand.doc);
  return { board, cards: cardsByIds(board, added.value) };
}

/** Two areas and an empty one; in the first, two cards of a group and a third. */
function areas(): Board {
  const hand = testHand();
  const zone = (title: string, x: number) => {
    const added = addZone(hand, { title, rect: { x, y: 0, w: 500, h: 400 }, section: "before", colour: "mint" });
    if (!added.ok) throw new Error(added.reason);
    return added.value;
  };
  const [one, two] = [zone("Avant", 0), zone("Après", 600)];
  zone("Vide", 1_200);
  const place = (x: number, zone: typeof one | null) => ({ x, y: 60, zone, group: null });
  const cards = addCards(hand, [
    { text: "a", place: place(20, one) },
    { text: "b", place: place(240, one) },
    { text: "c", place: { ...place(20, one), y: 260 } },
    { text: "d", place: place(620, two) },
  ]);
  if (!cards.ok) throw new Error(cards.reason);
  const [a, b] = cards.value;
  if (!a || !b) throw new Error("not added");
  groupCards(hand, {
    name: "Ensemble",
    zone: one,
    cards: [
      { id: a, x: 20, y: 60 },
      { id: b, x: 240, y: 60 },
    ],
  });
  addLink(hand, { from: a, to: two });
  return readBoard(hand.doc);
}

function named(board: Board, ...texts: readonly string[]) {
  return [...board.cards.values()].filter(({ text }) => texts.includes(text));
}

const WORDS = {
  text: "Texte",
  zone: "Zone",
  group: "Groupe",
  knowledge: "Savoir",
  author: "Auteur ou autrice",
  knowledges: { experience: "Expérience", practice: "Métier", academic: "Académique" },
};

describe("CAN7 copied cards keep words, look and links, and other programs read their words", () => {
  test("there and back", () => {
    const { board, cards } = twoCards();
    const clip = clipOf(board, { cards });
    expect(readClip(writeForms(clip, []).html)).toEqual(clip);
    expect(clip.cards[1]).toMatchObject({ x: 300, y: 50 });
    expect(clip.links).toEqual([{ from: 0, to: 1, label: "permet", meaning: null, fromEnd: "arrow", toEnd: "none" }]);
  });

  test("the plain form is one block per card", () => {
    const { board, cards } = twoCards();
    expect(writeForms(clipOf(board, { cards }), []).plain).toBe('Dire "oui" & <non>\nà l’heure\n\nDeux');
  });
});

describe("CAN103 areas and groups come along when all of their cards do, and cards of one area come without it", () => {
  const titles = (board: Board, ...texts: readonly string[]) =>
    zonesAlong(board, named(board, ...texts)).map((id) => board.zones.get(id)?.title);

  test("which areas", () => {
    const board = areas();
    expect(titles(board, "a", "b", "c")).toEqual([]);
    expect(titles(board, "a", "d")).toEqual(["Après"]);
    expect(titles(board, "a", "b", "c", "d")).toEqual(["Avant", "Après", "Vide"]);
  });

  test("what they are, and a link to one of them, there and back", () => {
    const board = areas();
    const cards = [...board.cards.values()];
    const clip = clipOf(board, { cards, zones: zonesAlong(board, cards) });
    expect(readClip(writeForms(clip, rowsOf(board, cards, WORDS)).html)).toEqual(clip);
    expect(clip.zones[1]).toEqual({ title: "Après", x: 600, y: 0, w: 500, h: 400, section: "before", colour: "mint" });
    expect(clip.groups).toEqual([{ name: "Ensemble", zone: 0 }]);
    expect(clip.cards.map(({ zone, group }) => [zone, group])).toEqual([
      [0, 0],
      [0, 0],
      [0, null],
      [1, null],
    ]);
    expect(clip.links).toMatchObject([{ from: 0, to: 5 }]);
    expect(clipOf(board, { cards: named(board, "a", "c") }).groups).toEqual([]);
  });
});

test("CAN103 drawings come along with the areas, counted from the same corner, and their words can be read", () => {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 100, y: 50, w: 500, h: 400 }, section: null, colour: null });
  if (!zone.ok) throw new Error(zone.reason);
  const drawn = { text: "Le fil", colour: "rose", points: [], stamp: null, file: null };
  addShapes(hand, [{ ...drawn, kind: "ellipse", rect: { x: 40, y: 90, w: 200, h: 120 } }]);
  const board = readBoard(hand.doc);
  const shapes = [...board.shapes.values()];
  const clip = clipOf(board, { cards: [], zones: [zone.value], shapes });
  expect(clip.shapes).toEqual([{ ...drawn, kind: "ellipse", x: 0, y: 40, w: 200, h: 120 }]);
  expect(clip.zones[0]).toMatchObject({ x: 60, y: 0 });
  expect(readClip(writeForms(clip, []).html)).toEqual(clip);
  expect(writeForms(clip, []).plain).toBe("Le fil");
});

test("CAN104 several copied cards are a table in a spreadsheet, with the columns that hold something", () => {
  const board = areas();
  expect(rowsOf(board, named(board, "a", "d"), WORDS)).toEqual([
    ["Texte", "Zone", "Groupe"],
    ["a", "Avant", "Ensemble"],
    ["d", "Après", ""],
  ]);
  expect(rowsOf(board, named(board, "a"), WORDS)).toEqual([]);
  const cards = named(board, "a", "d");
  expect(writeForms(clipOf(board, { cards }), rowsOf(board, cards, WORDS)).html).toContain("<td>a</td><td>Avant</td>");
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
        cards: [{ text: long, x: 1e300, y: "b", size: { w: -1, h: 1e9 }, kind: "spell", author: 3, group: 1 }, 7],
        zones: [{ title: 3, w: -1, h: 1e300, section: "never" }, null],
        groups: [{ name: {}, zone: 9 }],
        links: [{ from: 0, to: 9 }, { from: 0, to: 0 }, { from: 0, to: 1, fromEnd: "x" }, { from: 0.5, to: 1 }, null],
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
      zone: null,
      group: null,
    });
    expect(clip?.cards).toHaveLength(2);
    const least = limits.CARD_MIN_PX;
    expect(clip?.zones).toEqual([
      { title: "", x: 0, y: 0, w: least, h: limits.COORDINATE_MAX_PX / 10, section: null, colour: null },
      { title: "", x: 0, y: 0, w: least, h: least, section: null, colour: null },
    ]);
    expect(clip?.groups).toEqual([{ name: "", zone: null }]);
    expect(clip?.links).toEqual([{ from: 0, to: 1, label: "", meaning: null, fromEnd: "none", toEnd: "arrow" }]);
  });

  test("a drawing that could not be drawn is left out, and the rest is brought within its limits", () => {
    const long = "x".repeat(limits.SHAPE_TEXT_MAX_CHARS + 1);
    const shapes = [{ kind: "spell" }, { kind: "ink", points: ["a"] }, { kind: "stamp" }, null, { kind: "diamond" }];
    const clip = readClip(html({ cards: [], shapes: [...shapes, { kind: "text", text: long, x: 1e300, w: -1 }] }));
    expect(clip?.shapes.map(({ kind }) => kind)).toEqual(["diamond", "text"]);
    expect(clip?.shapes[1]).toMatchObject({
      text: "x".repeat(limits.SHAPE_TEXT_MAX_CHARS),
      x: limits.COORDINATE_MAX_PX / 10,
      w: limits.SHAPE_MIN_PX,
      file: null,
    });
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
