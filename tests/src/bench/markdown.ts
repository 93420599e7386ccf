import { median, say } from "./statistics.ts";

/** Tables to read. */

/** A figure, by its name in a run’s values. */
export interface Column {
  readonly key: string;
  readonly head: string;
  readonly digits: number;
}

export function column(key: string, head: string, digits = 0): Column {
  return { key, head, digits };
}

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

interface Sample {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly round: number;
  readonly seconds: number;
  /** The machine's load average when it ended. */
  readonly busy: number;
}

/** How it was measured: when, what with, how often and for how long, and what else the machine did. */
export function conditionsOf(
  runs: readonly Sample[],
  {
    machine,
    turns,
    each,
  }: { readonly machine: string; readonly turns: string; readonly each: (seconds: string) => string },
): string {
  const times = runs.map(({ at }) => at.slice(0, 16).replace("T", " ")).sort();
  const busy = runs.map((run) => run.busy).sort((one, other) => one - other);
  const seconds = [...new Set(runs.map((run) => run.seconds))].join(" or ");
  return (
    `Between ${times[0]} and ${times.at(-1)} UTC, ${machine}; up to ${Math.max(...runs.map(({ round }) => round))} rounds, ${turns}, medians; ${each(seconds)}. ` +
    `Load average of the machine while it ran: ${say(busy[0] ?? null)} to ${say(busy.at(-1) ?? null)}, ` +
    `median ${say(median(busy))}; part of it is the benchmark’s own.`
  );
}
