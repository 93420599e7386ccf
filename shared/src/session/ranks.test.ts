import { expect, test } from "vitest";
import type { CardId } from "../ids.ts";
import { rankedOf } from "./ranks.ts";

test("VOT14 equal points have the same rank, in reading order, and the next rank counts them all", () => {
  const totals = Object.entries({ a: 1, b: 4, c: 0, d: 4, e: 1, f: 2 }).map(
    ([card, n]) => [card as CardId, n] as const,
  );
  expect(rankedOf(totals).map(({ card, rank, isTied }) => `${card}${rank}${isTied ? "=" : ""}`)).toEqual([
    "b1=",
    "d1=",
    "f3",
    "a4=",
    "e4=",
  ]);
  expect(rankedOf([])).toEqual([]);
});
