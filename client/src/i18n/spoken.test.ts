import { expect, test } from "vitest";
import { addTree, wordsOf } from "./spoken.ts";

test("UIX118 the words of a room are one function, which says what was brought later too, in the form that a number asks for", () => {
  const [fr, en] = [wordsOf("fr", "room"), wordsOf("en", "room")];
  expect(fr("title")).toBe("title");
  addTree("fr", "room", { title: "Table {{name}}", cards_one: "{{count}} carte", cards_other: "{{count}} cartes" });
  addTree("en", "room", { cards_one: "{{count}} card", cards_other: "{{count}} cards" });
  expect(wordsOf("fr", "room")).toBe(fr);
  expect(fr("title", { name: "<b>" })).toBe("Table <b>");
  expect([0, 1, 2].map((count) => fr("cards", { count }))).toEqual(["0 carte", "1 carte", "2 cartes"]);
  expect([0, 1, 2].map((count) => en("cards", { count }))).toEqual(["0 cards", "1 card", "2 cards"]);
  // French comes first: what is not there in another language is said in it, or else by its key.
  expect(en("title", { name: "A" })).toBe("Table A");
  expect(wordsOf("fr", "other")(["nothing", "room:title"], { name: "B" })).toBe("Table B");
});
