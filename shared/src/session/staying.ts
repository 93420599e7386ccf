import * as limits from "../limits.ts";
import { can } from "../rules/roles.ts";
import type { Part } from "../rules/roles.ts";
import type { Sitter } from "./types.ts";

/**
 * How many of those who were here when a phase began are here at its end, by the part that they say they take: in words
 * that stand for shares, and never of so few people that one of them could be meant. Numbers alone are kept, no names,
 * and only until the next phase: whoever goes while somebody else comes is not counted as gone.
 */

type StayingGroup = Part | "other";
export type HereBy = Readonly<Partial<Record<StayingGroup, number>>>;

/** All; three quarters and more; two fifths and more; fewer. */
const STAYS = ["all", "most", "half", "few"] as const;
export interface Staying {
  readonly group: StayingGroup;
  readonly stays: (typeof STAYS)[number];
}

/** Those who watch are not counted. */
export function hereBy(table: readonly Sitter[]): HereBy {
  const here: Partial<Record<StayingGroup, number>> = {};
  for (const { role, part, isPartHidden, people, awayMs } of table) {
    if (awayMs > 0 || !can(role, "takePart")) continue;
    // Whoever hides their part is counted without it.
    const group = (isPartHidden ? null : part) ?? "other";
    here[group] = (here[group] ?? 0) + people;
  }
  return here;
}

/**
 * Groups of fewer than PARITY_PEOPLE_MIN_COUNT at the beginning are taken together, and are not shown if that is too few.
 * Around a small table nothing is said: from one meeting to the next it would tell who left early.
 */
export function stayingOf(began: HereBy, now: HereBy): readonly Staying[] {
  const all = Object.values(began).reduce((sum, count) => sum + count, 0);
  return all < limits.PARITY_TYPES_MIN_PEOPLE_COUNT ? [] : byGroup(began, now);
}

function byGroup(began: HereBy, now: HereBy): readonly Staying[] {
  const all = ["supported", "trainer", "adviser", "authority", "provider"] as const;
  const isEnough = (group: StayingGroup): boolean => (began[group] ?? 0) >= limits.PARITY_PEOPLE_MIN_COUNT;
  const shown = all.filter(isEnough);
  const rest: StayingGroup[] = ["other", ...all.filter((group) => !isEnough(group))];
  const together = (here: HereBy): number => rest.reduce((sum, group) => sum + (here[group] ?? 0), 0);
  const groups = shown.map((group): Staying => ({ group, stays: wordOf(began[group] ?? 0, now[group] ?? 0) }));
  if (together(began) < limits.PARITY_PEOPLE_MIN_COUNT) return groups;
  return [...groups, { group: "other", stays: wordOf(together(began), together(now)) }];
}

function wordOf(began: number, now: number): Staying["stays"] {
  const share = now / began;
  if (share >= 1) return "all";
  if (share >= 3 / 4) return "most";
  return share >= 2 / 5 ? "half" : "few";
}
