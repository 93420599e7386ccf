import { compareOrder } from "../board/order.ts";
import type { Board, KnowledgeType, Statement } from "../board/types.ts";

/** The three kinds of knowledge crossed two by two: where two of them agree, and where they pull apart. */

export const PAIRS = ["experience-practice", "experience-academic", "practice-academic"] as const;
export type Pair = (typeof PAIRS)[number];

export const CROSSED: Readonly<Record<Pair, readonly [KnowledgeType, KnowledgeType]>> = {
  "experience-practice": ["experience", "practice"],
  "experience-academic": ["experience", "academic"],
  "practice-academic": ["practice", "academic"],
};

export const PULLS = ["together", "apart"] as const;
export type Pull = (typeof PULLS)[number];

export interface Cell {
  readonly pair: Pair;
  readonly pull: Pull;
  /** In their order. */
  readonly entries: readonly Statement[];
}

/** A cell for each pair and pull, also where nothing is said yet. */
export function crossingOf({ statements }: Pick<Board, "statements">): readonly Cell[] {
  const entries = [...statements.values()].filter(({ field }) => field === "crossing").sort(compareOrder);
  return PAIRS.flatMap((pair) =>
    PULLS.map((pull) => ({
      pair,
      pull,
      entries: entries.filter((entry) => pairOf(entry) === pair && pullOf(entry) === pull),
    })),
  );
}

/** What a peer wrote of two that are not known here stands with the first: its words are never out of sight. */
export function pairOf({ value }: Pick<Statement, "value">): Pair {
  return PAIRS.find((pair) => pair === value) ?? PAIRS[0];
}

export function pullOf({ note }: Pick<Statement, "note">): Pull {
  return note === "apart" ? "apart" : "together";
}
