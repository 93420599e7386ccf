import { expect, test } from "vitest";
import type { CardId, LineId } from "../ids.ts";
import { backingOf, backingOfProposal } from "./backing.ts";
import { addCards } from "./edit-cards.ts";
import { addLine } from "./edit-framework.ts";
import { readBoard } from "./read.ts";
import { testHand } from "./testing.ts";
import type { KnowledgeType } from "./types.ts";

test("ASN18 [A12] a response without experience behind it is told from one with: a line, what comes from cards, a proposal about either, words alone", () => {
  const hand = testHand();
  const put = (knowledge: KnowledgeType | null): CardId => {
    const added = addCards(hand, [{ text: "mot", knowledge, place: { x: 0, y: 0, zone: null, group: null } }]);
    if (!added.ok || !added.value[0]) throw new Error("no card");
    return added.value[0];
  };
  const [lived, worked, unsaid] = [put("experience"), put("practice"), put(null)];
  const lineOf = (...sources: CardId[]): LineId => {
    const added = addLine(hand, { section: "during", text: "On demande.", sources });
    if (!added.ok) throw new Error(added.reason);
    return added.value;
  };
  const [both, others, bare] = [lineOf(worked, lived), lineOf(worked, unsaid), lineOf()];
  const board = readBoard(hand.doc);
  const gone = "gone" as CardId;
  const backings = [[lived, worked], [worked, unsaid], [], [gone]].map((sources) => backingOf(board, sources));
  expect(backings).toEqual(["experience", "others", "none", "none"]);
  const proposals = [both, others, bare, null, "gone" as LineId].map((line) => backingOfProposal(board, { line }));
  expect(proposals).toEqual(["experience", "others", "none", "none", "none"]);
  expect(backingOfProposal(board, { line: others, card: lived })).toBe("experience");
  expect(backingOfProposal(board, { line: null, card: worked })).toBe("others");
});
