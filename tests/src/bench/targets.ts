import { SATURATED } from "./figures.ts";
import type { Reached } from "./markdown.ts";
import type { Run } from "./results.ts";
import type { ScenarioName } from "./scenarios.ts";
import { KINDS, KIND_NAMES, isPeer } from "./servers.ts";
import type { Kind, KindName } from "./servers.ts";
import { median } from "./statistics.ts";

/** What is to be reached, against what was measured in the same run. */

interface Target {
  readonly what: string;
  /** A figure of the scenario, by its name in COLUMNS. */
  readonly key: string;
  /** Whom it is compared with; of several, the best. Or another figure of ours, or nobody. */
  readonly against:
    | "peer that stores"
    | "peer that stores, as it comes"
    | "peer"
    | "merging relay"
    | "absolute"
    | { readonly own: string };
  /** At most so much, or at least. */
  readonly most?: number;
  readonly least?: number;
}

const TARGETS: Readonly<Record<ScenarioName, readonly Target[]>> = {
  workshop: [
    { what: "workshop: CPU", key: "cpu", against: "peer that stores", most: 1 / 3 },
    { what: "workshop: CPU", key: "cpu", against: "peer that stores, as it comes", most: 1 / 3 },
    { what: "workshop: CPU", key: "cpu", against: "merging relay", most: 1.5 },
  ],
  big: [
    { what: "big room: CPU", key: "cpu", against: "peer", most: 1 / 3 },
    { what: "big room: p99 ms", key: "p99", against: "absolute", most: 60 },
    { what: "big room: p99 ms", key: "p99", against: "peer", most: 1 / 3 },
  ],
  rooms: [
    { what: "many rooms: CPU", key: "cpu", against: "peer", most: 1 / 2 },
    { what: "many rooms: p99 ms", key: "p99", against: "peer", most: 1 },
  ],
  herd: [
    { what: "herd: median ms until in sync", key: "median", against: "peer", most: 1 / 5 },
    { what: "herd: longest stall of others ms", key: "stall", against: "absolute", most: 250 },
    { what: "herd, cold: answered empty first", key: "empty", against: "absolute", most: 0 },
  ],
  idle: [
    { what: "memory: kB per open board", key: "perBoard", against: "peer", most: 1 / 10 },
    { what: "memory: MB after all left", key: "leftMb", against: { own: "startMb" }, most: 1.1 },
    { what: "memory: kB per idle connection", key: "perConnection", against: "peer", most: 1 },
  ],
  knee: [{ what: "knee: people per core", key: "perCore", against: "peer", least: 3 }],
  calm: [{ what: "calm: p50 ms, commit included", key: "p50", against: "absolute", most: 10 }],
  mixed: [],
};

function isAgainst(kind: KindName, against: Target["against"]): boolean {
  const { stores, tuned }: Kind = KINDS[kind];
  if (against === "merging relay") return kind === "merge-log";
  if (!isPeer(kind)) return false;
  return against === "peer" || (stores && (against === "peer that stores" || !tuned));
}

export function targetsOf(scenario: ScenarioName, runs: readonly Run[]): Reached[] {
  const figure = (kind: KindName, key: string): number | null => {
    const mine = runs.filter((run) => run.scenario === scenario && run.kind === kind);
    const counting = mine.flatMap(({ figures }) => (figures && !figures.faults.includes(SATURATED) ? [figures] : []));
    return median(counting.map(({ values }) => values[key] ?? null));
  };
  return TARGETS[scenario].map((target) => judge(target, figure));
}

function judge(target: Target, figure: (kind: KindName, key: string) => number | null): Reached {
  const { what, key, against, most, least } = target;
  const ours = figure("ours", key);
  const bound = least === undefined ? `≤ ${round(most ?? 0)}` : `≥ ${round(least)}`;
  if (against === "absolute") {
    return { what, against, ours, theirs: null, ratio: null, target: bound, reached: isReached(target, ours) };
  }
  const { named, theirs } = rivalOf(target, figure);
  const ratio = ours === null || theirs === null ? null : ours / theirs;
  return { what, against: named, ours, theirs, ratio, target: `${bound} ×`, reached: isReached(target, ratio) };
}

function isReached({ most, least }: Target, value: number | null): boolean | null {
  if (value === null) return null;
  return value <= (most ?? Infinity) && value >= (least ?? -Infinity);
}

/** The best of those it is compared with: the least where less is better, else the most. */
function rivalOf(
  { key, against, least }: Target,
  figure: (kind: KindName, key: string) => number | null,
): { readonly named: string; readonly theirs: number | null } {
  if (typeof against === "object") return { named: "ours at the start", theirs: figure("ours", against.own) };
  const rivals = KIND_NAMES.filter((kind) => isAgainst(kind, against)).flatMap((kind) => {
    const value = figure(kind, key);
    return value === null ? [] : [{ kind, value }];
  });
  const sorted = rivals.toSorted((one, other) => one.value - other.value);
  const best = least === undefined ? sorted[0] : sorted.at(-1);
  return { named: best ? `${against}: ${KINDS[best.kind].label}` : against, theirs: best?.value ?? null };
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(2);
}
