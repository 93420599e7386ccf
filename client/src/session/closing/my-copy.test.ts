import { expect, test } from "vitest";
import * as Y from "yjs";
import { addCards } from "@tablee/shared/board/edit-cards";
import { addZone } from "@tablee/shared/board/edit-structure";
import { outlineOf } from "@tablee/shared/board/outline";
import { addLine } from "@tablee/shared/board/edit-framework";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { testHand } from "@tablee/shared/board/testing";
import { readBoard } from "@tablee/shared/board/read";
import { openRoots } from "@tablee/shared/board/schema";
import type { MemberId } from "@tablee/shared/ids";
import { dayAfter, momentOf } from "./days.ts";
import { cardsOf, myCopy } from "./my-copy.ts";

const words = {
  heading: "Mes cartes",
  outside: "Hors des zones",
  day: "aujourd’hui",
  line: (text: string) => `Référentiel : ${text}`,
  sentence: (text: string) => `Fiche : ${text}`,
  points: (count: number) => `${count} points`,
};

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
  const mine = cardsOf(outlineOf(board), "a" as MemberId);
  expect(myCopy(board, mine, { words })).toBe(
    "# Mes cartes\n\naujourd’hui\n\n## Avant\n\n- une\n  sur deux lignes\n\n## Hors des zones\n\n- hors zone\n",
  );
});

test("EXP17 [C66] under each of one’s own cards stands what was kept of its words, and of nobody else’s", () => {
  const hand = testHand();
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
  const cards = [...board.cards.values()].filter(({ id }) => id === mine);
  expect(myCopy(board, cards, { words, points: new Map([[mine, 4]]) })).toContain(
    "- à moi\n  - Référentiel : On se voit\n    avant.\n  - Fiche : Se voir.\n  - 4 points\n",
  );
  expect(myCopy(board, cards, { words })).not.toContain("Pas de moi");
});

test("a day is written as a date field has it, over the end of a month, and is noon on this device", () => {
  expect(dayAfter(1, new Date(2027, 1, 28))).toBe("2027-03-01");
  expect(new Date(momentOf("2027-03-01")).getHours()).toBe(12);
  expect(momentOf("no day")).toBe(0);
});
