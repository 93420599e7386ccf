import { expect, test } from "vitest";
import { addLink, addZone } from "../board/edit-structure.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import type { Hand } from "../board/hand.ts";
import { leversOf } from "./levers.ts";
import type { Row } from "./levers.ts";
import { putCard } from "./testing.ts";

function said(rows: readonly Row[]): unknown[] {
  return rows.map(({ card, tied }) => [card.text, tied.map((other) => [other.card.text, other.links.length])]);
}

function read(hand: Hand) {
  const { lever, watch } = leversOf(readBoard(hand.doc));
  return { lever: said(lever), watch: said(watch) };
}

test("MAP5 [C42] levers and points to watch are two lists, and each shows what of the other hangs together with it", () => {
  const hand = testHand();
  const project = putCard(hand, { text: "Un projet partagé", kind: "lever" });
  const trust = putCard(hand, { text: "La confiance est lente", kind: "watch" });
  putCard(hand, { text: "Un obstacle", kind: "obstacle" });
  const three = putCard(hand, { text: "Trois savoirs reconnus", kind: "lever" });
  putCard(hand, { text: "Un changement de posture", kind: "watch" });
  addLink(hand, { from: project, to: trust });
  // The other way round, and once more with a meaning: they hang together all the same, once.
  addLink(hand, { from: trust, to: three, label: "attention" });
  addLink(hand, { from: three, to: trust, meaning: "may-remove" });
  expect(read(hand)).toEqual({
    lever: [
      ["Un projet partagé", [["La confiance est lente", 1]]],
      ["Trois savoirs reconnus", [["La confiance est lente", 2]]],
    ],
    watch: [
      [
        "La confiance est lente",
        [
          ["Un projet partagé", 1],
          ["Trois savoirs reconnus", 2],
        ],
      ],
      ["Un changement de posture", []],
    ],
  });
});

test("MAP5 [C42] links between levers, to other kinds and to areas join neither list", () => {
  const hand = testHand();
  const lever = putCard(hand, { text: "levier", kind: "lever" });
  const other = putCard(hand, { text: "autre levier", kind: "lever" });
  const obstacle = putCard(hand, { text: "obstacle", kind: "obstacle" });
  const zone = addZone(hand, { title: "Zone", rect: { x: 0, y: 0, w: 300, h: 300 } });
  addLink(hand, { from: lever, to: other });
  addLink(hand, { from: lever, to: obstacle });
  if (zone.ok) addLink(hand, { from: lever, to: zone.value });
  expect(read(hand)).toEqual({
    lever: [
      ["levier", []],
      ["autre levier", []],
    ],
    watch: [],
  });
});
