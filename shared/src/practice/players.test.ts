import * as Y from "yjs";
import { expect, test } from "vitest";
import { readBoard } from "../board/read.ts";
import { rootOf } from "../board/schema.ts";
import { testHand } from "../board/testing.ts";
import { CATEGORIES, categoryHere, familiesOf, missingIn } from "./players.ts";
import { say } from "./testing.ts";

test("MAP1 [C55] every family is on the map, and one lacks in which nobody is or is to come", () => {
  const hand = testHand();
  say(
    hand,
    { field: "player", text: "Deux co-formatrices", value: "supported", note: "here" },
    { field: "player", text: "Une association", value: "supported", note: "to-invite" },
    { field: "player", text: "Direction des solidarités", value: "authority", note: "to-invite" },
    { field: "player", text: "Agence de créativité", value: "provider", note: "not-now" },
    { field: "player", text: "  ", value: "trainer", note: "here" },
    { field: "tip", text: "Prévoir deux chaises.", value: "trainer" },
  );
  const families = familiesOf(readBoard(hand.doc));
  expect(families.map(({ category }) => category)).toEqual([...CATEGORIES]);
  expect(Object.fromEntries(families.map(({ category, presence }) => [category, presence]))).toEqual({
    supported: "here",
    trainer: "missing",
    adviser: "missing",
    authority: "invited",
    institution: "missing",
    provider: "missing",
    professional: "missing",
    other: "open",
  });
  expect(families[0]?.players.map(({ text }) => text)).toEqual(["Deux co-formatrices", "Une association"]);
  expect(families[0]?.counts).toEqual({ here: 1, "to-invite": 1, "not-now": 0 });
  expect(missingIn(families)).toEqual(["trainer", "adviser", "institution", "provider", "professional"]);
});

test("MAP1 [C55] whoever a peer puts in a family that is not known, with an answer that is none, is still to be invited", () => {
  const hand = testHand();
  const root = rootOf(hand.doc, "statements");
  hand.doc.transact(() =>
    root.set(
      "odd",
      new Y.Map<unknown>([
        ["field", "player"],
        ["text", new Y.Text("Une voisine du service")],
        ["value", { deep: [1] }],
        ["note", ["here"]],
      ]),
    ),
  );
  const families = familiesOf(readBoard(hand.doc));
  expect(families.find(({ category }) => category === "other")).toMatchObject({
    presence: "invited",
    counts: { here: 0, "to-invite": 1, "not-now": 0 },
    players: [{ text: "Une voisine du service" }],
  });
});

test("MAP2 [C55] a family is the part that people gave themselves, and whoever gave none or another is in none", () => {
  const parts = ["supported", "trainer", "adviser", "authority", "provider"];
  expect(parts.map(categoryHere)).toEqual(parts);
  expect([null, "other", "toString", "host"].map(categoryHere)).toEqual([null, null, null, null]);
});
