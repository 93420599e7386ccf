import { expect, test } from "vitest";
import { addCards } from "./edit-cards.ts";
import { addZone, groupCards } from "./edit-structure.ts";
import { outlineOf } from "./outline.ts";
import { readBoard } from "./read.ts";
import { authorsIn, cardsShown, foldKeys, NO_WISH, sifted, SORTS } from "./sift.ts";
import type { Sort, Wish } from "./sift.ts";
import { testHand } from "./testing.ts";
import type { Card } from "./types.ts";

function aBoard() {
  const hand = testHand();
  let at = 0;
  const timed = { ...hand, now: () => (at += 1) };
  const zone = addZone(hand, { title: "Avant", rect: { x: 0, y: 0, w: 500, h: 500 } });
  addZone(hand, { title: "Vide", rect: { x: 600, y: 0, w: 500, h: 500 } });
  const place = { x: 0, y: 0, zone: zone.ok ? zone.value : null, group: null };
  const ids = [
    { text: "Été comme hiver", author: "Iris", knowledge: "experience" as const, place },
    { text: "ÊTRE LÀ", author: "Ormeau", kind: "need" as const, place },
    { text: "Se relayer", knowledge: "practice" as const, place: { ...place, zone: null } },
    { text: "Être payée", author: "Iris", knowledge: "experience" as const, place },
  ].flatMap((card) => {
    const added = addCards(timed, [card]);
    return added.ok ? added.value : [];
  });
  const [first, , , last] = ids;
  if (first && last)
    groupCards(hand, { name: "Ensemble", zone: place.zone, cards: [first, last].map((id) => ({ id, x: 0, y: 0 })) });
  return outlineOf(readBoard(hand.doc));
}

function texts(wish: Partial<Wish>, sort: Sort = "outline"): string[] {
  return cardsShown(sifted(aBoard(), { wish: { ...NO_WISH, ...wish }, sort }), new Set()).map(({ text }) => text);
}

test("BRD36 [C17] a list is sifted by words without case and accents, by name, kind and knowledge, and every order has each card once", () => {
  expect(texts({ text: "etre" })).toEqual(["Être payée", "ÊTRE LÀ"]);
  expect(texts({ text: "paye ETRE" })).toEqual(["Être payée"]);
  expect(texts({ text: "iris" })).toEqual(["Été comme hiver", "Être payée"]);
  expect(texts({ author: "Ormeau" })).toEqual(["ÊTRE LÀ"]);
  expect(texts({ kind: "need" })).toEqual(["ÊTRE LÀ"]);
  expect(texts({ knowledge: "none" })).toEqual(["ÊTRE LÀ"]);
  expect(texts({ knowledge: "experience", text: "hiver" })).toEqual(["Été comme hiver"]);
  expect(texts({}, "newest")).toEqual(["Être payée", "Se relayer", "ÊTRE LÀ", "Été comme hiver"]);
  expect(texts({}, "knowledge")).toEqual(["Été comme hiver", "Être payée", "Se relayer", "ÊTRE LÀ"]);
  for (const sort of SORTS) expect(texts({}, sort).toSorted()).toEqual(texts({}).toSorted());
  const outline = aBoard();
  const all = sifted(outline, { wish: NO_WISH, sort: "outline" });
  // Empty areas are there to be filled; among what was looked for they would only be in the way.
  expect(all.map(({ count }) => count)).toEqual([3, 0, 1]);
  expect(sifted(outline, { wish: { ...NO_WISH, text: "relayer" }, sort: "outline" })).toHaveLength(1);
  const group = all[0]?.groups[0]?.group.id ?? "";
  expect(cardsShown(all, new Set([group])).map(({ text }) => text)).toEqual(["ÊTRE LÀ", "Se relayer"]);
  expect(cardsShown(all, new Set(foldKeys(all)))).toEqual([]);
  expect(authorsIn(outline.flatMap(({ lone, groups }) => [...lone, ...groups.flatMap(({ cards }) => cards)]))).toEqual([
    "Iris",
    "Ormeau",
  ]);
});

test("VOT20 a list by points has the most chosen first, equals in reading order, and the rest after them", () => {
  const outline = aBoard();
  const [hiver, payee, , relayer] = cardsShown(sifted(outline, { wish: NO_WISH, sort: "outline" }), new Set());
  if (!hiver || !payee || !relayer) throw new Error("four cards");
  const points = new Map([hiver, payee, relayer].map(({ id }, at) => [id, [2, 2, 7][at] ?? 0]));
  const parts = sifted(outline, { wish: NO_WISH, sort: "votes", points });
  expect(parts.map(({ key }) => key)).toEqual(["votes"]);
  expect(cardsShown(parts, new Set()).map(({ text }) => text)).toEqual([
    "Se relayer",
    "Été comme hiver",
    "Être payée",
    "ÊTRE LÀ",
  ]);
});

test("ITM28 the list is sifted and sorted by where things stand, and a card of which nothing is known is there once", () => {
  const outline = aBoard();
  const [first, second] = cardsShown(sifted(outline, { wish: NO_WISH, sort: "outline" }), new Set());
  const all = cardsShown(sifted(outline, { wish: NO_WISH, sort: "outline" }), new Set()).length;
  const statusOf = (card: Card) => (card.id === first?.id ? "removed" : card.id === second?.id ? "blocked" : null);
  const wish = { ...NO_WISH, status: "blocked" } as const;
  expect(cardsShown(sifted(outline, { wish, sort: "outline", statusOf }), new Set())).toEqual([second]);
  expect(cardsShown(sifted(outline, { wish, sort: "outline" }), new Set())).toEqual([]);
  const parts = sifted(outline, { wish: NO_WISH, sort: "status", statusOf });
  expect(parts.map(({ head }) => head.by === "status" && head.status)).toEqual(["blocked", "removed", null]);
  expect(cardsShown(parts, new Set())).toHaveLength(all);
});
