import { frameworkOf } from "../board/outline.ts";
import type { Line, Section } from "../board/types.ts";
import type { LineId } from "../ids.ts";

/** What became of the framework between two of its states, line by line, to be said in words. */

export type LineChange =
  | { readonly kind: "added" | "removed"; readonly line: Line }
  | { readonly kind: "changed"; readonly line: Line; readonly was: string }
  | { readonly kind: "moved"; readonly line: Line; readonly from: Section }
  /** Among the lines of its own section. */
  | { readonly kind: "reordered"; readonly line: Line }
  /** Other cards stand behind it. */
  | { readonly kind: "sources"; readonly line: Line; readonly more: number; readonly fewer: number };

type Lines = ReadonlyMap<LineId, Line>;

/** In the order of the framework now, then what is gone in the order it had. */
export function frameworkChanges(old: Lines, now: Lines): LineChange[] {
  const reordered = reorderedIn(old, now);
  const here = inOrder(now).flatMap((line) => changesOf(line, old.get(line.id), reordered));
  const gone = inOrder(old).filter(({ id }) => !now.has(id));
  return [...here, ...gone.map((line) => ({ kind: "removed", line }) as const)];
}

function inOrder(lines: Lines): Line[] {
  return frameworkOf(lines.values()).flatMap((part) => part.lines);
}

function changesOf(line: Line, old: Line | undefined, reordered: ReadonlySet<LineId>): LineChange[] {
  if (!old) return [{ kind: "added", line }];
  const changes: LineChange[] = [];
  if (old.text !== line.text) changes.push({ kind: "changed", line, was: old.text });
  if (old.section !== line.section) changes.push({ kind: "moved", line, from: old.section });
  else if (reordered.has(line.id)) changes.push({ kind: "reordered", line });
  const more = line.sources.filter((id) => !old.sources.includes(id)).length;
  const fewer = old.sources.filter((id) => !line.sources.includes(id)).length;
  if (more + fewer > 0) changes.push({ kind: "sources", line, more, fewer });
  return changes;
}

/** The fewest lines by whose moving the old order becomes the new one. */
function reorderedIn(old: Lines, now: Lines): ReadonlySet<LineId> {
  const ranks = new Map(inOrder(old).map(({ id }, rank) => [id, rank]));
  const moved = frameworkOf(now.values()).flatMap(({ section, lines }) => {
    const stayed = lines.filter(({ id }) => old.get(id)?.section === section);
    const kept = new Set(longestRising(stayed.map(({ id }) => ranks.get(id) ?? 0)));
    return stayed.filter((_, index) => !kept.has(index));
  });
  return new Set(moved.map(({ id }) => id));
}

/** The places of a longest rising run among numbers that are all different. */
function longestRising(numbers: readonly number[]): number[] {
  const tails: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, place) => {
    const at = tails.findIndex((tail) => (numbers[tail] ?? 0) >= number);
    const length = at === -1 ? tails.length : at;
    before[place] = tails[length - 1] ?? -1;
    tails[length] = place;
  });
  const run: number[] = [];
  for (let place = tails.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) run.unshift(place);
  return run;
}
