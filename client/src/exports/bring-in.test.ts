import { expect, test } from "vitest";
import type { ImportedCard, ImportedThings, ImportedZone } from "@tablee/shared/board/imported";
import type { Zone } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import { EMPTY_IMPORT, PLAIN_CARD } from "@tablee/shared/formats/imported";
import { cardsAlone, needsStructure } from "./bring-in.ts";

const id = "avant" as ZoneId;
const there: Zone = {
  id,
  title: "Avant",
  rect: { x: 0, y: 0, w: 9, h: 9 },
  order: "a",
  section: null,
  kind: null,
  colour: null,
  extra: null,
};
const zones = new Map([[id, there]]);
const zone: ImportedZone = {
  key: "z",
  title: "avant ",
  rect: null,
  layer: 0,
  section: null,
  colour: null,
  extra: null,
};
const card: ImportedCard = { ...PLAIN_CARD, key: "c", text: "Un mot", zone: "z", layer: 1 };
const things: ImportedThings = { ...EMPTY_IMPORT, zones: [zone], cards: [card] };

test("FIL3 an import into areas that are there needs no right to change the structure; any other area or group does", () => {
  expect(needsStructure(things, zones)).toBe(false);
  expect(needsStructure(things, new Map())).toBe(true);
  expect(needsStructure({ ...things, zones: [{ ...zone, title: "Après" }] }, zones)).toBe(true);
  expect(needsStructure({ ...things, zones: [{ ...zone, rect: there.rect }] }, zones)).toBe(true);
  expect(needsStructure({ ...things, groups: [{ key: "g", name: "Ensemble", zone: "z" }] }, zones)).toBe(true);
});

test("FIL18 the cards alone keep every word, and the links that still have both ends", () => {
  const link = {
    from: "c",
    to: "c",
    label: "",
    meaning: null,
    fromSide: null,
    toSide: null,
    colour: null,
    extra: null,
  } as const;
  const ends = { fromEnd: "none", toEnd: "arrow" } as const;
  const alone = cardsAlone({
    ...things,
    groups: [{ key: "g", name: "Ensemble", zone: "z" }],
    cards: [{ ...card, group: "g", place: { x: 1, y: 2 } }],
    links: [
      { ...link, ...ends },
      { ...link, ...ends, to: "z" },
    ],
  });
  expect(alone.cards).toEqual([{ ...card, zone: null }]);
  expect(alone.links).toEqual([{ ...link, ...ends }]);
  expect(needsStructure(alone, zones)).toBe(false);
});
