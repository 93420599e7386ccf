import type { Reached } from "../bench/markdown.ts";
import { median } from "../bench/statistics.ts";
import { KINDS, KIND_NAMES } from "./kinds.ts";
import type { Kind, KindName } from "./kinds.ts";
import type { Run } from "./results.ts";

/** The rows of the table, and what issue 5 asks of them. */

export interface Figure {
  readonly key: string;
  readonly head: string;
  readonly digits: number;
}

function figure(key: string, head: string, digits = 0): Figure {
  return { key, head, digits };
}

export const FIGURES: readonly Figure[] = [
  figure("shown", "first notes shown, ms"),
  figure("usable", "usable, ms"),
  figure("panMain", "pan: main thread, ms a second"),
  figure("dragMain", "drag: main thread, ms a second"),
  figure("remoteMain", "20 others at 30 Hz: main thread, ms a second"),
  figure("zoomMain", "zoom: main thread, ms a second"),
  figure("overviewMain", "overview, panned: main thread, ms a second"),
  figure("panEach", "pan: main thread, ms a frame", 1),
  figure("dragEach", "drag: main thread, ms a frame", 1),
  figure("remoteEach", "20 others at 30 Hz: main thread, ms a frame", 1),
  figure("zoomEach", "zoom: main thread, ms a frame", 1),
  figure("overviewEach", "overview, panned: main thread, ms a frame", 1),
  figure("panFrame", "pan: frame p95, ms", 1),
  figure("dragFrame", "drag: frame p95, ms", 1),
  figure("remoteFrame", "20 others at 30 Hz: frame p95, ms", 1),
  figure("zoomFrame", "zoom: frame p95, ms", 1),
  figure("overviewFrame", "overview, panned: frame p95, ms", 1),
  figure("overviewFirst", "overview: longest frame on the way there, ms"),
  figure("key", "typing while 20 others move: key to paint p95, ms", 1),
  figure("heap", "heap, MB", 1),
  figure("script", "script until shown, kB gzip"),
  figure("home", "script until the home page has loaded, kB gzip"),
  figure("homeAll", "script of the home page with what comes after, kB gzip"),
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
