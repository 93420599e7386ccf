import { cpus } from "node:os";
import path from "node:path";
import process from "node:process";
import { ROOT } from "../support/sources.ts";
import { HELP, readOptions } from "./options.ts";
import type { Options } from "./options.ts";
import { play } from "./play.ts";
import type { Play } from "./play.ts";
import { installPeers } from "./peers.ts";
import { keptRuns, writeReport } from "./results.ts";
import type { Report, Run } from "./results.ts";
import { SCENARIOS } from "./scenarios.ts";
import type { Scenario } from "./scenarios.ts";
import { isPeer, PEERS } from "./servers.ts";
import { tableOf } from "./table.ts";

const RESULTS = path.join(ROOT, "tests/bench-results");

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Round by round, scenario by scenario, server by server: what disturbs the machine disturbs all of them. */
async function main(options: Options): Promise<number> {
  if (options.kinds.some(isPeer)) installPeers(PEERS);
  const now = new Date().toISOString().replaceAll(/[^0-9T]/g, "");
  const file = options.out ?? path.join(RESULTS, `${now.slice(0, 15)}.json`);
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
  const kept = keptRuns(file, options);
  const runs: Run[] = [];
  const report = (): Report => ({ machine, node: process.version, runs: [...kept, ...runs] });
  for (const next of plan(options)) {
    const run = await play({ ...next, options });
    runs.push(run);
    tell(`${run.round} ${run.scenario} ${run.kind}: ${run.broke ?? JSON.stringify(run.figures)}`);
    writeReport(file, report(), tableOf(report()));
  }
  tell(`\n${tableOf(report())}`);
  return runs.some(({ broke }) => broke !== undefined) ? 1 : 0;
}

function plan({ scenarios, kinds, rounds }: Options): Omit<Play, "options">[] {
  const all = Array.from({ length: rounds }, (_, at) => at + 1).flatMap((round) =>
    scenarios.flatMap((scenario) => kinds.map((kind) => ({ scenario, kind, round }))),
  );
  return all.filter(({ scenario, kind, round }) => {
    const { rounds: most, oursAlone }: Scenario = SCENARIOS[scenario];
    return round <= (most ?? rounds) && (!oursAlone || kind === "ours");
  });
}

const options = readOptions(process.argv.slice(2));
if (!options.ok) {
  tell(`${options.detail ?? options.reason}\n\n${HELP}`);
  process.exit(2);
}
process.exit(await main(options.value));
