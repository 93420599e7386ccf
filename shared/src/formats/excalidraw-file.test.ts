import { expect, test } from "vitest";
import { addCards } from "../board/edit-cards.ts";
import { addNote } from "../board/edit-notes.ts";
import { addLink, addZone, groupCards } from "../board/edit-structure.ts";
import { replaceText } from "../board/edit-text.ts";
import { importBoard } from "../board/import-board.ts";
import { itemOf, standingOf } from "../board/items.ts";
import { outlineOf } from "../board/outline.ts";
import { readBoard } from "../board/read.ts";
import { textOf } from "../board/schema.ts";
import { testHand } from "../board/testing.ts";
import type { Board } from "../board/types.ts";
import { readExcalidraw } from "./read-excalidraw.ts";
import { bring } from "./testing.ts";
import { writeExcalidrawFile } from "./write-excalidraw.ts";

function told(board: Board): unknown {
  return {
    outline: outlineOf(board).map(({ zone, groups, lone }) => [
      zone?.title ?? null,
      groups.map(({ group, cards }) => [group.name, cards.map(({ text }) => text)]),
      lone.map(({ text }) => text),
    ]),
    cards: [...board.cards.values()]
      .map((card) => [card, standingOf(board, card), itemOf(board, card.id).due] as const)
      .map(([{ text, kind, knowledge, author }, standing, due]) =>
        JSON.stringify([text, kind, knowledge, author, standing, due]),
      )
      .sort(),
    links: [...board.links.values()].map(({ label, meaning }) => [label, meaning]),
  };
}

test("FMT52 a board of ours comes back from its Excalidraw file with what its cards are", () => {
  const hand = testHand();
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 900, h: 600 } });
  const place = { x: 40, y: 80, zone: zone.ok ? zone.value : null, group: null };
  const made = addCards(hand, [
    { text: "Le bus est cher", kind: "obstacle", knowledge: "experience", author: "Mésange", place },
    { text: "Un tarif", kind: "lever", place: { ...place, x: 400 } },
    { text: "Seule", place: { ...place, y: 400 } },
  ]);
  const [obstacle, lever] = made.ok ? made.value : [];
  if (!obstacle || !lever) throw new Error("no cards");
  groupCards(hand, { name: "Venir", zone: place.zone, cards: [obstacle, lever].map((id) => ({ id, x: 40, y: 80 })) });
  addNote(hand, { card: obstacle, status: "blocked", due: "2026-12-14" });
  addLink(hand, { from: lever, to: obstacle, meaning: "may-remove", label: "si on ose" });
  const board = readBoard(hand.doc);
  const file = writeExcalidrawFile(board, new Map());
  expect(JSON.parse(file)).toMatchObject({ type: "excalidraw", version: 2, files: {} });
  expect(told(bring(readExcalidraw(file)))).toEqual(told(board));
});

const ELEMENT = { x: 10, y: 20, width: 200, height: 120, angle: 0.2, isDeleted: false };
const FILE = JSON.stringify({
  type: "excalidraw",
  version: 2,
  elements: [
    {
      ...ELEMENT,
      id: "boite",
      type: "ellipse",
      backgroundColor: "transparent",
      roughness: 2,
      strokeStyle: "dashed",
      customData: { theirs: { deep: [1] } },
      link: "javascript:alert(1)",
    },
    {
      ...ELEMENT,
      id: "mots",
      type: "text",
      x: 30,
      y: 60,
      containerId: "boite",
      text: "Venir\nensemble",
      originalText: "Venir ensemble",
      fontSize: 28,
    },
  ],
});

test("FMT52 what Excalidraw says of its look goes back to it, and never an address that is none", () => {
  const out = writeExcalidrawFile(bring(readExcalidraw(FILE)), new Map());
  expect(JSON.parse(out).elements).toMatchObject([
    {
      id: "boite",
      type: "ellipse",
      angle: 0.2,
      backgroundColor: "transparent",
      roughness: 2,
      strokeStyle: "dashed",
      customData: { theirs: { deep: [1] } },
      link: null,
    },
    { id: "mots", x: 30, y: 60, text: "Venir\nensemble", originalText: "Venir ensemble", fontSize: 28 },
  ]);
  expect(readExcalidraw(FILE)).toMatchObject({ value: { notes: [{ reason: "addresses", count: 1 }] } });
});

test("FMT52 words that were changed here are laid out anew, and the rest stays as it was", () => {
  const hand = testHand();
  const read = readExcalidraw(FILE);
  if (!read.ok) throw new Error(read.reason);
  const brought = importBoard(hand, read.value);
  if (!brought.ok) throw new Error(brought.reason);
  replaceText(textOf(hand.doc, "cards", brought.value.cards[0]!)!, "Partir", hand.origin);
  const { elements } = JSON.parse(writeExcalidrawFile(readBoard(hand.doc), new Map()));
  expect(elements).toMatchObject([
    { id: "boite", roughness: 2 },
    { id: "mots", text: "Partir", originalText: "Partir", fontSize: 28 },
  ]);
});

test("FMT52 what a peer wrote in place of a kept look is not believed", () => {
  const board = bring(readExcalidraw(FILE));
  for (const extra of [
    { excalidraw: 3 },
    { excalidraw: "{" },
    { excalidraw: '{"id":7,"type":"iframe","look":[],"laid":{"dx":"x","room":3},"writing":{"containerId":"x"}}' },
    { excalidraw: '{"id":"x","type":"embeddable","look":{"link":"javascript:alert(1)","type":"iframe"}}' },
  ]) {
    const odd = { ...board, cards: new Map([...board.cards].map(([id, card]) => [id, { ...card, extra }])) };
    const out = writeExcalidrawFile(odd, new Map());
    expect(out).not.toMatch(/javascript:|iframe|embeddable/);
    expect(readExcalidraw(out)).toMatchObject({ ok: true, value: { cards: [{ text: "Venir ensemble" }] } });
  }
});
