import type { LiveResult } from "./load/spec.ts";

/** The figures of one run that are compared. Null: it could not be measured. */
export interface LiveFigures {
  readonly kind: "live";
  readonly cpuPer1000: number;
  readonly p50: number | null;
  readonly p99: number | null;
  readonly cursorP99: number | null;
  readonly serverCores: number;
  readonly loadCores: number;
  readonly deliveredPerSecond: number;
  readonly framesPerSecond: number;
  readonly rssMb: number;
  /** What is wrong with the run, in words; nothing when it counts in full. */
  readonly faults: readonly string[];
}

/** Beyond this the load program itself is what is slow, and the sample says nothing of the server. */
const LOAD_MOST_CORES = 0.9;

export function figuresOf(result: LiveResult): LiveFigures {
  const loadCores = result.loadCpuMs / 1_000 / result.seconds;
  const faults = [
    ...(result.lost > 0 ? [`LOST ${result.lost}`] : []),
    ...(result.cursorsLost > 0 ? [`CURSORS LOST ${result.cursorsLost}`] : []),
    ...(result.unequal > 0 ? [`UNEQUAL ${result.unequal}`] : []),
    ...(result.closed.length > 0 ? [`CLOSED ${result.closed.join(" · ")}`] : []),
    ...(loadCores > LOAD_MOST_CORES ? ["LOAD SATURATED"] : []),
  ];
  return {
    kind: "live",
    cpuPer1000: (result.serverCpuMs / Math.max(1, result.delivered)) * 1_000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    cursorP99: result.cursor.p99,
    serverCores: result.serverCpuMs / 1_000 / result.seconds,
    loadCores,
    deliveredPerSecond: result.delivered / result.seconds,
    framesPerSecond: result.framesPerSecond,
    rssMb: result.rssKb / 1_024,
    faults,
  };
}
