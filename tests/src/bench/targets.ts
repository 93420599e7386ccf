import type { Run } from "./results.ts";
import type { ScenarioName } from "./scenarios.ts";
import { KINDS, KIND_NAMES, isPeer } from "./servers.ts";
import type { Kind, KindName } from "./servers.ts";
import { median } from "./statistics.ts";
import type { LiveFigures } from "./live-figures.ts";

/** What issue 4 asks for, against what was measured in the same run. */

export interface Reached {
  readonly what: string;
  readonly against: string;
  readonly ours: number | null;
  readonly theirs: number | null;
  readonly ratio: number | null;
  readonly target: string;
  readonly reached: boolean | null;
}

interface Target {
  readonly what: string;
  readonly pick: (figures: LiveFigures) => number | null;
  /** Whom it is compared with; of several, the best. Nobody: an absolute figure. */
  readonly against: "peer that stores" | "peer" | "merging relay" | null;
  readonly most: number;
}

const cpu = ({ cpuPer1000 }: LiveFigures): number => cpuPer1000;
const p99 = ({ p99 }: LiveFigures): number | null => p99;

const TARGETS: Readonly<Partial<Record<ScenarioName, readonly Target[]>>> = {
  workshop: [
    { what: "workshop: CPU", pick: cpu, against: "peer that stores", most: 1 / 3 },
    { what: "workshop: CPU", pick: cpu, against: "merging relay", most: 1.5 },
  ],
  big: [
    { what: "big room: CPU", pick: cpu, against: "peer", most: 1 / 3 },
    { what: "big room: p99 ms", pick: p99, against: null, most: 60 },
    { what: "big room: p99 ms", pick: p99, against: "peer", most: 1 / 3 },
  ],
};

function isAgainst(kind: KindName, against: Target["against"]): boolean {
  const { stores }: Kind = KINDS[kind];
  if (against === "merging relay") return kind === "merge-log";
  return against !== null && isPeer(kind) && (against === "peer" || stores);
}

export function targetsOf(scenario: ScenarioName, runs: readonly Run[]): Reached[] {
  return (TARGETS[scenario] ?? []).map((target) =>
    judge(target, (kind) =>
      figureOf(
        target,
        runs.filter((run) => run.scenario === scenario && run.kind === kind),
      ),
    ),
  );
}

function figureOf({ pick }: Target, runs: readonly Run[]): number | null {
  return median(
    runs.flatMap(({ figures }) => (figures && !figures.faults.includes("LOAD SATURATED") ? [pick(figures)] : [])),
  );
}

function judge({ what, against, most }: Target, figure: (kind: KindName) => number | null): Reached {
  const ours = figure("ours");
  if (against === null) {
    const reached = ours === null ? null : ours <= most;
    return { what, against: "absolute", ours, theirs: null, ratio: null, target: `≤ ${most}`, reached };
  }
  const rivals = KIND_NAMES.filter((kind) => isAgainst(kind, against)).flatMap((kind) => {
    const value = figure(kind);
    return value === null ? [] : [{ kind, value }];
  });
  const best = rivals.toSorted((one, other) => one.value - other.value)[0];
  const ratio = ours === null || !best ? null : ours / best.value;
  const named = best ? `${against}: ${KINDS[best.kind].label}` : against;
  const reached = ratio === null ? null : ratio <= most;
  return { what, against: named, ours, theirs: best?.value ?? null, ratio, target: `≤ ${most.toFixed(2)} ×`, reached };
}
