import { expect, test } from "vitest";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { shelfKindOf, shelfOf } from "./shelf.ts";
import { say } from "./testing.ts";

test("MAP4 [C34] the shelf holds visits, stories and resources in their order, and shows one kind alone", () => {
  const hand = testHand();
  say(
    hand,
    { field: "inspiration", value: "story", text: "Prendre la parole", who: "L’association" },
    { field: "inspiration", value: "visit", text: "La maison des parents", why: "Un binôme au travail." },
    { field: "inspiration", value: "resource", text: "Un guide", note: "CC BY 4.0", address: "https://example.org/g" },
    { field: "inspiration", value: "podcast", text: "Un son" },
    { field: "link", text: "Rapport", address: "https://example.org" },
  );
  const board = readBoard(hand.doc);
  const titles = (kind?: Parameters<typeof shelfOf>[1]) => shelfOf(board, kind).map(({ text }) => text);
  expect(titles()).toEqual(["Prendre la parole", "La maison des parents", "Un guide", "Un son"]);
  expect(titles("visit")).toEqual(["La maison des parents"]);
  expect(titles("story")).toEqual(["Prendre la parole"]);
  // What a peer wrote of a kind that is not known here is a resource.
  expect(titles("resource")).toEqual(["Un guide", "Un son"]);
  expect(shelfKindOf({ value: null })).toBe("resource");
  expect(shelfOf(board, "visit")[0]).toMatchObject({ why: "Un binôme au travail.", who: "" });
});
