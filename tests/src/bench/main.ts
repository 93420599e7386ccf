import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import path from "node:path";
import process from "node:process";
import { ROOT } from "../support/sources.ts";
import { HELP, readOptions } from "./options.ts";
import type { Options } from "./options.ts";
import { play } from "./play.ts";
import type { Report, Run } from "./results.ts";
import { SCENARIOS } from "./scenarios.ts";
import type { Scenario } from "./scenarios.ts";
import { installPeers, isPeer } from "./servers.ts";
import { tableOf } from "./table.ts";

const RESULTS = path.join(ROOT, "tests/bench-results");

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

function write(options: Options, report: Report): void {
  const file = options.out ?? path.join(RESULTS, `${report.at.replaceAll(/[^0-9T]/g, "").slice(0, 15)}.json`);
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(file.replace(/(\.json)?$/, ".md"), tableOf(report));
}

/** Round by round, scenario by scenario, server by server: what disturbs the machine disturbs all of them. */
async function main(options: Options): Promise<number> {
  if (options.kinds.some(isPeer)) installPeers();
  const runs: Run[] = [];
  const busy: number[] = [];
  const { seconds, rounds } = options;
  const at = new Date().toISOString();
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
  const report = (): Report => ({ at, machine, node: process.version, seconds, rounds, busy, runs });
  for (let round = 1; round <= rounds; round += 1) {
    for (const scenario of options.scenarios) {
      const { rounds: most, oursAlone }: Scenario = SCENARIOS[scenario];
      if (round > (most ?? rounds)) continue;
      for (const kind of options.kinds) {
        if (oursAlone && kind !== "ours") continue;
        const run = await play({ scenario, kind, round, options });
        runs.push(run);
        tell(`${round} ${scenario} ${kind}: ${run.broke ?? JSON.stringify(run.figures)}`);
        write(options, report());
      }
    }
    busy.push(loadavg()[0] ?? 0);
  }
  write(options, report());
  tell(`\n${tableOf(report())}`);
  return runs.some(({ broke }) => broke !== undefined) ? 1 : 0;
}

const options = readOptions(process.argv.slice(2));
if (!options.ok) {
  tell(`${options.detail ?? options.reason}\n\n${HELP}`);
  process.exit(2);
}
process.exit(await main(options.value));
