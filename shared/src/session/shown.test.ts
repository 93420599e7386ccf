import { expect, test } from "vitest";
import type { CardId, ConsentId, PhaseId, VoteId } from "../ids.ts";
import type { ConsentResult, VoteResult } from "./ballots.ts";
import { rankedOf } from "./ranks.ts";
import { firstOf, shownOf } from "./shown.ts";

const here = "here" as PhaseId;

function vote(id: string, closedAt: number, phase?: PhaseId | null): VoteResult {
  const rules = { id: id as VoteId, question: "", points: 3, maxPerCard: 1, turnout: 3, totals: [] };
  return { ...rules, closedAt, ...(phase !== undefined && { phase }) };
}

const consent: ConsentResult = {
  id: "c" as ConsentId,
  text: "",
  line: null,
  ok: 3,
  concerns: [],
  objections: [],
  closedAt: 5,
  phase: here,
};

test("VOT29 the room is shown the last result of this phase, and none of an earlier one", () => {
  const votes = { results: [vote("v1", 1, here), vote("v2", 3, here), vote("v3", 9, "other" as PhaseId)] };
  const shown = (phase: PhaseId | null, consents: readonly ConsentResult[] = []) =>
    shownOf({ phase, votes, consents: { results: consents } })?.result.id;
  expect([shown(here), shown(here, [consent]), shown("third" as PhaseId), shown(null)]).toEqual([
    "v2",
    "c",
    undefined,
    undefined,
  ]);
  // Without phases all is in one; an earlier build did not say.
  const without = { phase: null, consents: { results: [] } };
  expect(shownOf({ ...without, votes: { results: [vote("v", 1, null)] } })?.result.id).toBe("v");
  expect(shownOf({ ...without, votes: { results: [vote("v", 1)] } })).toBe(null);
});

test("VOT29 of cards with equal points the room is shown all or none, unless all are equal", () => {
  const totals = (...points: readonly number[]) => rankedOf(points.map((one, at) => [`${at}` as CardId, one] as const));
  const told = (...points: readonly number[]): number[] => {
    const { first, more } = firstOf(totals(...points), 3);
    return [first.length, more];
  };
  expect(told(5, 4)).toEqual([2, 0]);
  expect(told(5, 4, 3, 2)).toEqual([3, 1]);
  expect(told(5, 4, 4, 4)).toEqual([1, 3]);
  expect(told(4, 4, 4, 4)).toEqual([3, 1]);
});
