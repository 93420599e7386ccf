import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ROOT } from "../support/sources.ts";
import { herdFigures, idleFigures, kneeFigures, liveFigures } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { handed } from "./load/handed.ts";
import type { HerdResult, IdleResult, KneeResult, LiveResult, LiveSpec, ProbeResult, ServerSpec } from "./load/spec.ts";
import type { Options } from "./options.ts";
import { rssKbOf } from "./proc.ts";
import type { Run } from "./results.ts";
import { runLoad, startLoad } from "./run-load.ts";
import { SCENARIOS } from "./scenarios.ts";
import type { HerdScenario, IdleScenario, KneeScenario, LiveScenario, Scenario, ScenarioName } from "./scenarios.ts";
import { KINDS, startServer } from "./servers.ts";
import type { KindName, Server } from "./servers.ts";

/** As a share of what is measured. A server with little to do takes long until what it runs most often is compiled. */
const WARM_SHARE = 1.5;
const DRAIN_SECONDS = 15;
const KNEE_STEP = { warmSeconds: 1, seconds: 2.5 };
const PROBE_SECONDS = 240;
/** What a server puts off (Hocuspocus: two seconds) is written by then. */
const STORED_MS = 4_000;

export interface Play {
  readonly scenario: ScenarioName;
  readonly kind: KindName;
  readonly round: number;
  readonly options: Options;
}

/** One scenario against one server, from a fresh process on an empty folder. */
export async function play({ scenario, kind, round, options }: Play): Promise<Run> {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-bench-load-"));
  const ran = (what: Pick<Run, "figures" | "broke">): Run => {
    const at = new Date().toISOString();
    return { scenario, kind, round, at, seconds: options.seconds, busy: loadavg()[0] ?? 0, ...what };
  };
  try {
    const profileDir = path.join(ROOT, "tests/bench-results", `profile-${scenario}`);
    await using server = await startServer(kind, options.profile && kind === "ours" ? { profileDir } : {});
    const stage = { server, stores: KINDS[kind].stores, handOver: path.join(folder, "hand-over.json") };
    return ran({ figures: await playOn(stage, SCENARIOS[scenario], options) });
  } catch (error) {
    return ran({ figures: null, broke: error instanceof Error ? error.message : String(error) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage {
  readonly server: Server;
  readonly stores: boolean;
  readonly handOver: string;
}

function playOn(stage: Stage, scenario: Scenario, { seconds }: Options): Promise<Figures> {
  if (scenario.kind === "live") return playLive(stage, scenario, seconds);
  if (scenario.kind === "knee") return playKnee(stage, scenario);
  return scenario.kind === "herd" ? playHerd(stage, scenario) : playIdle(stage, scenario);
}

function specOf({ port, pid, door }: ServerSpec): ServerSpec {
  return { port, pid, door };
}

function liveSpec({ server }: Stage, shape: LiveScenario["shape"], seconds: number): LiveSpec {
  const times = { seconds, warmSeconds: WARM_SHARE * seconds, drainSeconds: DRAIN_SECONDS };
  return { kind: "live", server: specOf(server), ...shape, ...times };
}

async function playLive(stage: Stage, { shape }: LiveScenario, seconds: number): Promise<Figures> {
  return liveFigures(await runLoad<LiveResult>(liveSpec(stage, shape, seconds)));
}

async function playKnee(stage: Stage, scenario: KneeScenario): Promise<Figures> {
  const table = { ...liveSpec(stage, scenario.table, KNEE_STEP.seconds), ...KNEE_STEP };
  return kneeFigures(
    await runLoad<KneeResult>({ kind: "knee", table, steps: scenario.steps, mostMs: scenario.mostMs }),
  );
}

/** Once while somebody else is at work and the board is known; once straight after a restart, where it was stored. */
async function playHerd({ server, stores, handOver }: Stage, scenario: HerdScenario): Promise<Figures> {
  const { people, notes, updates, writers } = scenario;
  await runLoad({ kind: "fill-herd", server: specOf(server), people, notes, updates, writers, handOver });
  await pause(STORED_MS);
  const place = handed(handOver).places[1]?.[0];
  if (!place) throw new Error("no room for the probe");
  const probe = startLoad<ProbeResult>({ kind: "probe", server: specOf(server), place, seconds: PROBE_SECONDS });
  await probe.ready;
  const warm = await runLoad<HerdResult>({ kind: "herd", server: specOf(server), handOver });
  probe.child.stdin?.end();
  const waits = (await probe.result).filter(([at, took]) => at + took >= warm.began && at <= warm.ended);
  const stallMs = waits.length > 0 ? Math.max(...waits.map(([, took]) => took)) : null;
  if (!stores) return herdFigures({ warm, cold: null, stallMs });
  const again = await server.restart();
  return herdFigures({
    warm,
    cold: await runLoad<HerdResult>({ kind: "herd", server: specOf(again), handOver }),
    stallMs,
  });
}

/** What stores starts anew on what it stored, so that filling it is not what is measured; the others must be filled each time. */
async function playIdle({ server, stores, handOver }: Stage, scenario: IdleScenario): Promise<Figures> {
  const { boards, notes, crowdBoards, crowdPeople } = scenario;
  const filled = async (count: number): Promise<void> => {
    await runLoad({
      kind: "fill-idle",
      server: specOf(server),
      boards: count,
      notes,
      crowdBoards,
      crowdPeople,
      handOver,
    });
    await pause(STORED_MS);
  };
  const emptyKb = rssKbOf(server.pid);
  await filled(boards);
  if (stores) await server.restart();
  await pause(STORED_MS);
  const idle = await runLoad<IdleResult>({ kind: "idle", server: specOf(server), handOver });
  await server.restart();
  if (!stores) await filled(crowdBoards);
  await pause(STORED_MS);
  const crowd = await runLoad<IdleResult>({ kind: "crowd", server: specOf(server), handOver });
  const startKb = stores ? idle.startKb : emptyKb;
  const closed = [...new Set([...idle.closed, ...crowd.closed])];
  return idleFigures({ ...idle, ...crowd, startKb, closed }, boards);
}
