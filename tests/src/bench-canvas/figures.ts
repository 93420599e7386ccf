import { column } from "../bench/markdown.ts";
import type { Column, Reached } from "../bench/markdown.ts";
import { median } from "../bench/statistics.ts";
import { KINDS, KIND_NAMES } from "./kinds.ts";
import type { Kind, KindName } from "./kinds.ts";
import type { Run } from "./results.ts";

/** The rows of the table, and what is to be reached. */

export const FIGURES: readonly Column[] = [
  column("shown", "first notes shown, ms"),
  column("usable", "usable, ms"),
  column("panMain", "pan: main thread, ms a second"),
  column("dragMain", "drag: main thread, ms a second"),
  column("remoteMain", "20 others at 30 Hz: main thread, ms a second"),
  column("zoomMain", "zoom: main thread, ms a second"),
  column("overviewMain", "overview, panned: main thread, ms a second"),
  column("panEach", "pan: main thread, ms a frame", 1),
  column("dragEach", "drag: main thread, ms a frame", 1),
  column("remoteEach", "20 others at 30 Hz: main thread, ms a frame", 1),
  column("zoomEach", "zoom: main thread, ms a frame", 1),
  column("overviewEach", "overview, panned: main thread, ms a frame", 1),
  column("panFrame", "pan: frame p95, ms", 1),
  column("dragFrame", "drag: frame p95, ms", 1),
  column("remoteFrame", "20 others at 30 Hz: frame p95, ms", 1),
  column("zoomFrame", "zoom: frame p95, ms", 1),
  column("overviewFrame", "overview, panned: frame p95, ms", 1),
  column("overviewFirst", "overview: longest frame on the way there, ms"),
  column("key", "typing while 20 others move: key to paint p95, ms", 1),
  column("heap", "heap, MB", 1),
  column("script", "script until shown, kB gzip"),
  column("home", "script until the home page has loaded, kB gzip"),
  column("homeAll", "script of the home page with what comes after, kB gzip"),
];

interface Target {
  readonly what: string;
  readonly key: string;
  /** Of whom the best is compared with; nobody: an absolute bound. */
  readonly against: "rivals" | KindName | null;
  readonly most: number;
}

const TARGETS: readonly Target[] = [
  { what: "usable", key: "usable", against: "rivals", most: 1 / 2 },
  { what: "pan: main thread", key: "panMain", against: "rivals", most: 1 / 2 },
  { what: "drag: main thread", key: "dragMain", against: "rivals", most: 1 / 2 },
  { what: "20 others: main thread", key: "remoteMain", against: "rivals", most: 1 / 2 },
  { what: "pan: frame p95", key: "panFrame", against: null, most: 17.5 },
  { what: "drag: frame p95", key: "dragFrame", against: null, most: 17.5 },
  { what: "20 others: frame p95", key: "remoteFrame", against: null, most: 17.5 },
  { what: "zoom: frame p95", key: "zoomFrame", against: null, most: 17.5 },
  { what: "overview: frame p95", key: "overviewFrame", against: null, most: 17.5 },
  { what: "overview: frame p95", key: "overviewFrame", against: "rivals", most: 1 / 5 },
  { what: "heap", key: "heap", against: "excalidraw", most: 1 / 2 },
  { what: "script, board", key: "script", against: null, most: 200 },
  { what: "script, home page", key: "home", against: null, most: 90 },
  { what: "key to paint p95", key: "key", against: null, most: 50 },
];

export function medianOf(runs: readonly Run[], kind: KindName, key: string): number | null {
  return median(runs.filter((run) => run.kind === kind).map(({ values }) => values[key] ?? null));
}

/** What opening a board of the largest size may cost more than one of the smallest. */
const GROWN = { from: 200, to: 10_000, mostMs: 1_500 };

/** Of runs of several sizes: null where one of the two was not measured. */
export function grownOf(runs: readonly Run[]): Reached | null {
  const { from, to, mostMs } = GROWN;
  const usable = (notes: number): number | null =>
    medianOf(
      runs.filter((run) => run.notes === notes),
      "ours",
      "usable",
    );
  const [small, large] = [usable(from), usable(to)];
  if (small === null || large === null) return null;
  const reached = large - small <= mostMs;
  const what = `usable, ms, ${to} notes`;
  const target = `≤ ${mostMs} more`;
  return { what, against: `ours, ${from} notes`, ours: large, theirs: small, ratio: large / small, target, reached };
}

/** Of the runs of one size. */
export function reachedOf(runs: readonly Run[]): Reached[] {
  return TARGETS.map(({ what, key, against, most }) => {
    const ours = medianOf(runs, "ours", key);
    if (against === null) {
      const reached = ours === null ? null : ours <= most;
      return { what, against: "absolute", ours, theirs: null, ratio: null, target: `≤ ${most}`, reached };
    }
    const rivals = KIND_NAMES.filter((kind) =>
      against === "rivals" ? (KINDS[kind] as Kind).isRival : kind === against,
    );
    const [best] = rivals
      .flatMap((kind) => {
        const value = medianOf(runs, kind, key);
        return value === null ? [] : [{ label: KINDS[kind].label, value }];
      })
      .toSorted((one, other) => one.value - other.value);
    const ratio = ours === null || !best ? null : ours / best.value;
    return {
      what,
      against: best?.label ?? "nobody",
      ours,
      theirs: best?.value ?? null,
      ratio,
      target: `≤ ${most} ×`,
      reached: ratio === null ? null : ratio <= most,
    };
  });
}
