import { expect, test } from "vitest";
import { cardRect, inflate, intersects } from "@tablee/shared/board/geometry";
import type { Board, Card } from "@tablee/shared/board/types";
import type { CardId, ZoneId } from "@tablee/shared/ids";
import { gathered, placesBeside } from "./gather.ts";

const ZONE = "avant" as ZoneId;

function cardAt(id: string, x: number, y: number): Card {
  return {
    id: id as CardId,
    text: id,
    place: { x, y, zone: ZONE, group: null },
    size: null,
    order: "a0",
    kind: "ingredient",
    knowledge: null,
    colour: null,
    author: null,
    direction: "auto",
    born: { by: null, at: 0 },
    extra: null,
    locked: false,
    unread: false,
  };
}

function boardWith(cards: readonly Card[]): Board {
  const zone = {
    id: ZONE,
    title: "Avant",
    rect: { x: 0, y: 0, w: 456, h: 720 },
    order: "a0",
    section: null,
    kind: null,
    colour: null,
    extra: null,
  };
  return {
    cards: new Map(cards.map((card) => [card.id, card])),
    zones: new Map([[ZONE, zone]]),
    groups: new Map(),
    links: new Map(),
    lines: new Map(),
    shapes: new Map(),
    statements: new Map(),
    notes: new Map(),
    records: new Map(),
    extra: null,
  };
}

test("CAN42 a group of any number stays as wide as its area, in line with its cards, and hides nobody’s words", () => {
  const cards = Array.from({ length: 9 }, (_, index) => cardAt(`c${index}`, 20, 56));
  const alone = cardAt("alone", 20, 56);
  const places = gathered(boardWith([...cards, alone]), cards, ZONE);
  const rects = cards.map((card, index) => ({ ...cardRect(card), ...places[index] }));
  for (const rect of rects) {
    expect(rect.x).toBeGreaterThanOrEqual(20);
    expect(rect.x + rect.w).toBeLessThanOrEqual(436);
    expect(intersects(rect, cardRect(alone))).toBe(false);
  }
  for (const [index, rect] of rects.entries())
    expect(rects.slice(index + 1).some((other) => intersects(rect, inflate(other, 2)))).toBe(false);
});

test("CAN41 a card that joins a group takes its gap, then a row under it, and none where somebody’s card lies", () => {
  const members = [cardAt("a", 20, 100), cardAt("b", 236, 100), cardAt("c", 20, 212)];
  const coming = cardAt("d", 20, 600);
  const second = cardAt("e", 236, 600);
  const free = boardWith([...members, coming, second]);
  expect(placesBeside(free, members, [coming, second])).toEqual([
    { id: "d", x: 236, y: 212 },
    { id: "e", x: 20, y: 324 },
  ]);
  const inTheWay = boardWith([...members, coming, second, cardAt("f", 20, 330)]);
  expect(placesBeside(inTheWay, members, [coming])).toEqual([{ id: "d", x: 236, y: 212 }]);
  expect(placesBeside(inTheWay, members, [coming, second])).toBeUndefined();
});
