import { describe, expect, test } from "vitest";
import { addLine } from "../board/edit-framework.ts";
import { deleteStatement, editStatement, orderStatement, writeStatement } from "../board/edit-statements.ts";
import { readBoard } from "../board/read.ts";
import { testHand } from "../board/testing.ts";
import { SIGNATURES_NEEDED_COUNT } from "../limits.ts";
import { addClauses, clausesOf, isAgreed, sign, signaturesOf } from "./specifications.ts";
import { putCard } from "./testing.ts";

function specified() {
  const hand = testHand();
  const card = putCard(hand, { text: "Se rencontrer deux fois.", knowledge: "experience" });
  addLine(hand, { section: "after", text: "Retour à trois mois.", sources: [] });
  addLine(hand, { section: "before", text: "Deux rencontres du binôme.", sources: [card] });
  addLine(hand, { section: "before", text: "Un lieu calme.", sources: [] });
  const board = () => readBoard(hand.doc);
  const made = addClauses(hand, board());
  if (!made.ok) throw new Error(made.reason);
  const words = () =>
    clausesOf(board()).flatMap(({ section, clauses }) => clauses.map(({ text }) => `${section}: ${text}`));
  return { hand, card, board, words };
}

describe("the specifications", () => {
  test("PRA20 [C57] clauses come from the lines, by section, with their cards, and each line once", () => {
    const { hand, card, board, words } = specified();
    expect(words()).toEqual([
      "before: Deux rencontres du binôme.",
      "before: Un lieu calme.",
      "after: Retour à trois mois.",
    ]);
    expect(clausesOf(board())[0]?.clauses[0]?.sources).toEqual([card]);
    expect(addClauses(hand, board())).toEqual({ ok: true, value: [] });
    addLine(hand, { section: "always", text: "Une charte.", sources: [] });
    addClauses(hand, board());
    expect(words().at(-1)).toBe("always: Une charte.");
  });

  test("PRA21 [C57] [C20] two people agree, an adviser among them, and it takes two names", () => {
    const { hand, board } = specified();
    expect(SIGNATURES_NEEDED_COUNT).toBe(2);
    sign(hand, board(), { name: "Huppe", part: "adviser" });
    expect(isAgreed(board())).toBe(false);
    sign(hand, board(), { name: " huppe ", part: "trainer" });
    expect(isAgreed(board())).toBe(false);
    sign(hand, board(), { name: "Tilleul", part: "supported" });
    expect(isAgreed(board())).toBe(true);
    expect(signaturesOf(board()).map(({ statement }) => statement.note)).toEqual(["adviser", "trainer", "supported"]);
    expect(signaturesOf(board())[0]?.statement.born.at).toBe(1_000);
  });

  test.each([
    ["a clause is rewritten", ({ hand, first }: Change) => void writeStatement(hand, first, "Trois rencontres.")],
    ["a clause goes", ({ hand, first }: Change) => deleteStatement(hand, first)],
    ["a clause goes elsewhere", ({ hand, first }: Change) => void editStatement(hand, first, { value: "always" })],
    ["clauses change places", ({ hand, first }: Change) => orderStatement(hand, first, null)],
    [
      "a line becomes a clause",
      ({ hand, add }: Change) => (addLine(hand, { section: "during", text: "x", sources: [] }), add()),
    ],
  ])("PRA22 [C57] agreement ends when %s, and is shown as given before", (_what, change) => {
    const { hand, board } = specified();
    sign(hand, board(), { name: "Huppe", part: "adviser" });
    sign(hand, board(), { name: "Tilleul", part: "supported" });
    const first = clausesOf(board())[0]?.clauses[0]?.id;
    if (!first) throw new Error("no clause");
    change({ hand, first, add: () => void addClauses(hand, board()) });
    expect(isAgreed(board())).toBe(false);
    expect(signaturesOf(board()).map(({ holds }) => holds)).toEqual([false, false]);
  });

  test("PRA22 [C57] what is changed back is agreed to again", () => {
    const { hand, board } = specified();
    sign(hand, board(), { name: "Huppe", part: "adviser" });
    const first = clausesOf(board())[0]?.clauses[0];
    if (!first) throw new Error("no clause");
    writeStatement(hand, first.id, "Autre chose.");
    expect(signaturesOf(board())[0]?.holds).toBe(false);
    writeStatement(hand, first.id, first.text);
    expect(signaturesOf(board())[0]?.holds).toBe(true);
  });
});

interface Change {
  readonly hand: ReturnType<typeof testHand>;
  readonly first: Parameters<typeof writeStatement>[1];
  readonly add: () => void;
}
