import * as limits from "../limits.ts";
import { PARTS } from "../rules/roles.ts";
import type { Part } from "../rules/roles.ts";
import { hereBy } from "./staying.ts";
import type { Sitter } from "./types.ts";

/**
 * Which parts were at the table at one moment, and whether people concerned were: parts, never persons, and no part that
 * so few people take that it would say who. Whoever hides their part is there without one.
 */

export interface Present {
  /** Those of which enough people were here. `other`: all the rest, where these are enough. */
  readonly parts: readonly Part[];
  /** `unsaid`: so few that one would be meant, or people who have not said how they take part. */
  readonly supported: "here" | "none" | "unsaid";
}

export function presentOf(table: readonly Sitter[]): Present {
  const here = hereBy(table);
  const countOf = (part: Part): number => here[part] ?? 0;
  const all = PARTS.reduce((sum, part) => sum + countOf(part), 0);
  const isSmall = all < limits.PARITY_TYPES_MIN_PEOPLE_COUNT;
  const isTold = (part: Part): boolean =>
    part !== "other" && countOf(part) >= limits.PARITY_PEOPLE_MIN_COUNT && (!isSmall || part === "supported");
  const told = PARTS.filter(isTold);
  const rest = all - told.reduce((sum, part) => sum + countOf(part), 0);
  const parts = rest >= limits.PARITY_PEOPLE_MIN_COUNT ? [...told, "other" as const] : told;
  return { parts, supported: told.includes("supported") ? "here" : isNone(countOf) ? "none" : "unsaid" };
}

/** Nobody who is here could be meant: neither somebody concerned nor somebody who has not said it. */
function isNone(countOf: (part: Part) => number): boolean {
  return countOf("supported") === 0 && countOf("other") === 0;
}
