import { column } from "./markdown.ts";
import type { Column } from "./markdown.ts";
import type { HerdResult, IdleResult, KneeResult, LiveResult } from "./load/spec.ts";
import type { Scenario } from "./scenarios.ts";

/** What one run says: numbers by name, null where there is none, and what is wrong with the run, in words. */
export interface Figures {
  readonly values: Readonly<Record<string, number | null>>;
  readonly faults: readonly string[];
}

export const COLUMNS: Readonly<Record<Scenario["kind"], readonly Column[]>> = {
  live: [
    column("cpu", "CPU ms per 1,000 delivered", 2),
    column("p50", "p50 ms", 1),
    column("p99", "p99 ms", 1),
    column("cursorP99", "cursor p99 ms", 1),
    column("cores", "server cores", 2),
    column("loadCores", "load cores", 2),
    column("delivered", "delivered/s"),
    column("frames", "frames/s"),
    column("kilobytes", "kB/s"),
    column("rssMb", "RSS MB"),
  ],
  knee: [
    column("perCore", "people per core"),
    column("people", "people at the knee"),
    column("cores", "server cores there", 2),
    column("p99", "p99 ms there", 1),
    column("beyondP99", "p99 ms one step on", 1),
    column("loadCores", "load cores", 2),
  ],
  herd: [
    column("median", "median ms until in sync"),
    column("slowest", "slowest ms"),
    column("stall", "longest stall of others ms"),
    column("cpuSeconds", "server CPU s", 2),
    column("coldMedian", "cold: median ms"),
    column("empty", "cold: answered empty first"),
    column("megabytes", "MB sent"),
  ],
  idle: [
    column("perBoard", "kB per open board", 1),
    column("perBoardLeft", "kB per board after all left", 1),
    column("startMb", "RSS MB at the start"),
    column("openMb", "with all open"),
    column("leftMb", "after all left"),
    column("perConnection", "kB per idle connection", 1),
  ],
};

/** Beyond this the load program itself is what is slow, and the sample says nothing of the server. */
const LOAD_MOST_CORES = 0.9;
export const SATURATED = "LOAD SATURATED";

export function liveFigures(result: LiveResult): Figures {
  const loadCores = result.loadCpuMs / 1_000 / result.seconds;
  return {
    values: {
      cpu: (result.serverCpuMs / Math.max(1, result.delivered)) * 1_000,
      p50: result.latency.p50,
      p99: result.latency.p99,
      cursorP99: result.cursor.p99,
      cores: result.serverCpuMs / 1_000 / result.seconds,
      loadCores,
      delivered: result.delivered / result.seconds,
      frames: result.framesPerSecond,
      kilobytes: result.bytesPerSecond / 1_000,
      rssMb: result.rssKb / 1_024,
    },
    faults: [
      ...(result.lost > 0 ? [`LOST ${result.lost}`] : []),
      ...(result.cursorsLost > 0 ? [`CURSORS LOST ${result.cursorsLost}`] : []),
      ...(result.unequal > 0 ? [`UNEQUAL ${result.unequal}`] : []),
      ...(result.closed.length > 0 ? [`CLOSED ${result.closed.join(" · ")}`] : []),
      ...(loadCores > LOAD_MOST_CORES ? [SATURATED] : []),
    ],
  };
}

export function kneeFigures({ held, beyond, lost, closed }: KneeResult): Figures {
  const faults = [
    ...(lost > 0 ? [`LOST ${lost}`] : []),
    ...(closed.length > 0 ? [`CLOSED ${closed.join(" · ")}`] : []),
    ...(beyond ? [] : ["NO KNEE"]),
    ...((beyond?.loadCores ?? 0) > LOAD_MOST_CORES ? ["LOAD SATURATED at the knee"] : []),
  ];
  return {
    values: {
      perCore: held ? held.people / held.cores : null,
      people: held?.people ?? null,
      cores: held?.cores ?? null,
      p99: held?.p99 ?? null,
      beyondP99: beyond?.p99 ?? null,
      loadCores: held?.loadCores ?? null,
    },
    faults,
  };
}

export interface HerdRuns {
  readonly warm: HerdResult;
  /** Straight after a restart; null where nothing is stored. */
  readonly cold: HerdResult | null;
  readonly stallMs: number | null;
}

export function herdFigures({ warm, cold, stallMs }: HerdRuns): Figures {
  const missing = [warm, cold].reduce((sum, run) => sum + (run?.missing ?? 0), 0);
  const closed = [...new Set([...warm.closed, ...(cold?.closed ?? [])])];
  return {
    values: {
      median: warm.median,
      slowest: warm.slowest,
      stall: stallMs,
      cpuSeconds: warm.serverCpuMs / 1_000,
      coldMedian: cold?.median ?? null,
      empty: cold?.empty ?? null,
      megabytes: warm.bytes / 1_000_000,
    },
    faults: [
      ...(missing > 0 ? [`NOT IN SYNC ${missing}`] : []),
      ...(closed.length > 0 ? [`CLOSED ${closed.join(" · ")}`] : []),
    ],
  };
}

export function idleFigures(result: IdleResult, boards: number): Figures {
  const { startKb, openKb, leftKb, crowdFewKb, crowdManyKb, crowdMore } = result;
  return {
    values: {
      perBoard: (openKb - startKb) / boards,
      perBoardLeft: (leftKb - startKb) / boards,
      startMb: startKb / 1_024,
      openMb: openKb / 1_024,
      leftMb: leftKb / 1_024,
      perConnection: (crowdManyKb - crowdFewKb) / crowdMore,
    },
    faults: result.closed.length > 0 ? [`CLOSED ${result.closed.join(" · ")}`] : [],
  };
}
