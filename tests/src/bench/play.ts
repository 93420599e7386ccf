import path from "node:path";
import { ROOT } from "../support/sources.ts";
import { figuresOf } from "./live-figures.ts";
import type { LiveFigures } from "./live-figures.ts";
import type { LiveResult, LiveSpec } from "./load/spec.ts";
import type { Options } from "./options.ts";
import type { Run } from "./results.ts";
import { runLoad } from "./run-load.ts";
import { SCENARIOS } from "./scenarios.ts";
import type { Scenario, ScenarioName } from "./scenarios.ts";
import { startServer } from "./servers.ts";
import type { KindName, Server } from "./servers.ts";

const WARM_SECONDS = 1.5;
const DRAIN_SECONDS = 15;

export interface Play {
  readonly scenario: ScenarioName;
  readonly kind: KindName;
  readonly round: number;
  readonly options: Options;
}

/** One scenario against one server, from a fresh process on an empty folder. */
export async function play({ scenario, kind, round, options }: Play): Promise<Run> {
  const profile = options.profile && kind === "ours";
  try {
    const profileDir = path.join(ROOT, "tests/bench-results", `profile-${scenario}`);
    await using server = await startServer(kind, profile ? { profileDir } : {});
    const figures = await playOn(server, SCENARIOS[scenario], options);
    return { scenario, kind, round, figures };
  } catch (error) {
    return { scenario, kind, round, figures: null, broke: error instanceof Error ? error.message : String(error) };
  }
}

async function playOn({ port, pid, door }: Server, { shape }: Scenario, { seconds }: Options): Promise<LiveFigures> {
  const times = { seconds, warmSeconds: WARM_SECONDS, drainSeconds: DRAIN_SECONDS };
  const spec: LiveSpec = { kind: "live", server: { port, pid, door }, ...shape, ...times };
  return figuresOf(await runLoad<LiveResult>(spec));
}
