import { say } from "./statistics.ts";

/** Tables to read. */

export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** A head whose first cell is words and whose others are numbers. */
export function head(cells: readonly string[]): string[] {
  return [row(cells), row(cells.map((_, at) => (at === 0 ? "-" : "-:")))];
}

/** What was to be reached, and whether it was. */
export interface Reached {
  readonly what: string;
  readonly against: string;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly ratio: number | null;
  readonly target: string;
  readonly reached: boolean | null;
}

export function reachedRows(targets: readonly Reached[]): string[] {
  const rows = targets.map(({ what, against, ours, theirs, ratio, target, reached }) =>
    row([
      what,
      say(ours),
      `${say(theirs)} (${against})`,
      ratio === null ? "–" : ratio.toFixed(2),
      target,
      reached === null ? "?" : reached ? "yes" : "**no**",
    ]),
  );
  return [row(["", "ours", "theirs", "ratio", "target", "reached"]), row(["-", "-:", "-:", "-:", "-", "-"]), ...rows];
}
