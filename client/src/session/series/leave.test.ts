import * as Y from "yjs";
import { expect, test } from "vitest";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import { addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { readBoard } from "@tablee/shared/board/read";
import type { Kind } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import { asCommand, countGoing, countOver, kindsOf, NOTHING_LEFT, OUTSIDE, placesOf, toggled } from "./leave.ts";
import type { Place } from "./leave.ts";

function board() {
  let at = 0;
  const newId = (): string => `id-${(at += 1)}`;
  const hand = { doc: new Y.Doc(), by: null, origin: null, newId, suffix: () => "x", now: () => 1 };
  const zone = addZone(hand, { title: "Obstacles", rect: { x: 0, y: 0, w: 400, h: 400 } });
  if (!zone.ok) throw new Error(zone.reason);
  const card = (text: string, kind: Kind, inside: ZoneId | null) => ({
    text,
    kind,
    place: { x: 0, y: 0, zone: inside, group: null },
  });
  const added = addCards(hand, [
    card("o1", "obstacle", zone.value),
    card("o2", "obstacle", null),
    card("l1", "lever", zone.value),
    card("g1", "ingredient", null),
  ]);
  if (!added.ok) throw new Error(added.reason);
  // In a group it is where the group is, whatever place it was put down in.
  const [, , , grouped] = added.value;
  if (grouped) groupCards(hand, { name: "g", zone: zone.value, cards: [{ id: grouped, x: 0, y: 0 }] });
  return { zone: zone.value, hand, cards: added.value, board: readBoard(hand.doc) };
}

test("SER22 [C29] what goes along is chosen by area and by kind, all of it at first, and counted before it is done", () => {
  const { zone, board: full } = board();
  expect(placesOf(full)).toEqual([
    { place: zone, title: "Obstacles", count: 3 },
    { place: OUTSIDE, title: null, count: 1 },
  ]);
  expect(kindsOf(full)).toEqual([
    { kind: "ingredient", count: 1 },
    { kind: "obstacle", count: 2 },
    { kind: "lever", count: 1 },
  ]);
  expect(countGoing(full, NOTHING_LEFT)).toBe(4);
  expect(asCommand(NOTHING_LEFT)).toEqual({ zones: [], outside: false, kinds: [], over: false, drawings: false });
  const left = { ...NOTHING_LEFT, places: toggled(NOTHING_LEFT.places, zone) };
  expect(countGoing(full, left)).toBe(1);
  expect(countGoing(full, { ...left, kinds: new Set<Kind>(["obstacle"]) })).toBe(0);
  const some = { places: new Set<Place>([OUTSIDE, zone]), kinds: new Set<Kind>(["tip"]), over: true, drawings: true };
  expect(asCommand(some)).toEqual({ zones: [zone], outside: true, kinds: ["tip"], over: true, drawings: true });
  expect(toggled(left.places, zone).size).toBe(0);
});

test("WRK22 what is over stays behind if whoever leads says so; a claim that nobody has confirmed goes along", () => {
  const { hand, cards } = board();
  const [obstacle, , lever] = cards;
  if (!obstacle || !lever) throw new Error("not laid");
  for (const card of [obstacle, lever]) addNote(hand, { card, status: "removed" });
  const after = readBoard(hand.doc);
  // The lever is used when it is said; that the obstacle is gone waits for somebody who lives it.
  expect(countOver(after)).toBe(1);
  expect([countGoing(after, NOTHING_LEFT), countGoing(after, { ...NOTHING_LEFT, over: true })]).toEqual([4, 3]);
  expect(asCommand({ ...NOTHING_LEFT, over: true }).over).toBe(true);
});
