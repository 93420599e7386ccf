import { expect, test } from "vitest";
import * as Y from "yjs";
import { addCards, deleteCards } from "@tablee/shared/board/edit-cards";
import { addNote } from "@tablee/shared/board/edit-notes";
import { recordOwned } from "@tablee/shared/board/edit-records";
import { addZone, groupCards } from "@tablee/shared/board/edit-structure";
import { outlineOf } from "@tablee/shared/board/outline";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { testHand } from "@tablee/shared/board/testing";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots } from "@tablee/shared/board/schema";
import { itemOf } from "@tablee/shared/board/items";
import type { CardId, MemberId } from "@tablee/shared/ids";
import { dayAfter, momentOf } from "./days.ts";
import type { Board } from "@tablee/shared/board/types";
import { broughtBy, cardsOf, myCopy, takenOnBy } from "./my-copy.ts";
import type { CopyWords } from "./my-copy.ts";

const words: CopyWords = {
  heading: "Mes cartes",
  outside: "Hors des zones",
  day: () => "aujourd’hui",
  line: (text: string) => `Référentiel : ${text}`,
  sentence: (text: string) => `Fiche : ${text}`,
  points: (count: number) => `${count} points`,
  group: (name) => `Groupe : ${name}`,
  become: (board, { id }) => (itemOf(board, id).status === "removed" ? "levé" : ""),
  ofMeeting: (area, meeting) => `${area}, séance ${meeting}`,
};

const ME = "a" as MemberId;

function at(board: Board, meeting: number | null = null, points = new Map<CardId, number>()) {
  return { board, outline: outlineOf(board), points, meeting };
}

test("TBL20 [C51] a copy of one’s own cards goes by area, in their own words, with nobody else’s in it", () => {
  const doc = new Y.Doc();
  openRoots(doc);
  let made = 0;
  const hand = (by: string | null) => ({
    doc,
    by: by as MemberId | null,
    origin: null,
    newId: () => `n${(made += 1)}`,
    suffix: () => String(made),
    now: () => 0,
  });
  const zone = addZone(hand("a"), { title: "Avant", rect: { x: 0, y: 0, w: 400, h: 400 }, section: null });
  if (!zone.ok) throw new Error(zone.reason);
  const put = (by: string | null, text: string, isIn: boolean) =>
    addCards(hand(by), [{ text, place: { x: 0, y: 0, zone: isIn ? zone.value : null, group: null } }]);
  put("a", "une\nsur deux lignes", true);
  put("b", "d’une autre", true);
  put(null, "dévoilée sans nom", true);
  put("a", "hors zone", false);
  const board = readBoard(doc);
  expect(cardsOf(outlineOf(board), ME)).toHaveLength(2);
  expect(myCopy(broughtBy(ME, [at(board)], words), words)).toBe(
    "# Mes cartes\n\naujourd’hui\n\n## Avant\n\n- une\n  sur deux lignes\n\n## Hors des zones\n\n- hors zone\n",
  );
});

test("EXP17 [C66] under each of one’s own cards stands what was kept of its words, and of nobody else’s", () => {
  const hand = { ...testHand(), by: ME };
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(hand, [
    { text: "à moi", place },
    { text: "d’une autre", place, by: "b" as MemberId },
  ]);
  const [mine, other] = added.ok ? added.value : [];
  if (!mine || !other) throw new Error("two cards");
  addLine(hand, { section: "before", text: "On se voit\navant.", sources: [mine, other] });
  addLine(hand, { section: "after", text: "Pas de moi.", sources: [other] });
  addStatements(hand, [{ field: "activity", text: "Se voir.", sources: [mine] }]);
  const board = readBoard(hand.doc);
  const copy = myCopy(broughtBy(ME, [at(board, null, new Map([[mine, 4]]))], words), words);
  expect(copy).toContain("- à moi\n  - Référentiel : On se voit\n    avant.\n  - Fiche : Se voir.\n  - 4 points\n");
  expect(copy).not.toContain("Pas de moi");
  expect(copy).not.toContain("d’une autre");
});

test("MIN1 [C51] over all meetings each card stands once, where it was last, with what became of it since; what one took on is told too", () => {
  const hand = { ...testHand(), by: ME };
  const place = { x: 0, y: 0, zone: null, group: null };
  const added = addCards(hand, [
    { text: "reste", kind: "obstacle", place },
    { text: "part", place },
    { text: "à faire", kind: "step", place, by: "b" as MemberId },
  ]);
  const [stays, leaves, todo] = added.ok ? added.value : [];
  if (!stays || !leaves || !todo) throw new Error("three cards");
  groupCards(hand, { name: "Être là", zone: null, cards: [{ id: leaves, x: 0, y: 0 }] });
  addStatements(hand, [{ field: "clause", text: "Être invité.", value: "before", sources: [leaves] }]);
  const then = readBoard(hand.doc);
  deleteCards(hand, [leaves]);
  addLine(hand, { section: "before", text: "Venir.", sources: [leaves, stays] });
  addNote(hand, { card: stays, status: "removed", text: "" });
  recordOwned(hand, { card: todo, member: ME, seated: [ME] });
  const now = readBoard(hand.doc);
  const brought = broughtBy(ME, [at(now), at(then, 1, new Map([[leaves, 2]]))], words);
  expect(brought.map(({ card, area, kept }) => [card.text, area, kept.map(({ text }) => text)])).toEqual([
    ["reste", "Hors des zones", ["Référentiel : Venir.", "levé"]],
    [
      "part",
      "Hors des zones, séance 1",
      ["Groupe : Être là", "Référentiel : Venir.", "Fiche : Être invité.", "2 points"],
    ],
  ]);
  expect(takenOnBy(ME, [at(now), at(then, 1)], words)).toEqual([{ text: "à faire" }]);
  expect(takenOnBy("b" as MemberId, [at(now)], words)).toEqual([]);
});

test("a day is written as a date field has it, over the end of a month, and is noon on this device", () => {
  expect(dayAfter(1, new Date(2027, 1, 28))).toBe("2027-03-01");
  expect(new Date(momentOf("2027-03-01")).getHours()).toBe(12);
  expect(momentOf("no day")).toBe(0);
});
