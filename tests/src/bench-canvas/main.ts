import { cpus } from "node:os";
import path from "node:path";
import process from "node:process";
import { readReport, writeReport } from "../bench/results.ts";
import { openBrowser } from "../support/browser.ts";
import { Random } from "../support/random.ts";
import { ROOT } from "../support/sources.ts";
import { ourHost, peerHost, preparePeers } from "./hosts.ts";
import type { Host } from "./hosts.ts";
import type { KindName } from "./kinds.ts";
import { HELP, readOptions } from "./options.ts";
import type { Options } from "./options.ts";
import { play } from "./play.ts";
import type { Report, Run } from "./results.ts";
import { tableOf } from "./table.ts";

const RESULTS = path.join(ROOT, "tests/bench-results");

function tell(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Round by round, in an order that chance gives: what disturbs the machine disturbs all of them. */
async function main(options: Options): Promise<number> {
  const { kinds, notes, rounds, seed } = options;
  if (kinds.some((kind) => kind !== "ours")) preparePeers();
  const stamp = new Date()
    .toISOString()
    .replaceAll(/[^0-9T]/g, "")
    .slice(0, 15);
  const file = options.out ?? path.join(RESULTS, `canvas-${stamp}.json`);
  const kept = readReport<Report>(file)?.runs ?? [];
  const before = Math.max(0, ...kept.filter((run) => run.notes === notes).map(({ round }) => round));
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`;
  const browser = await versionOfBrowser();
  const runs: Run[] = [];
  const report = (): Report => ({ machine, node: process.version, browser, runs: [...kept, ...runs] });
  tell(`--seed ${seed}`);
  await using peers = await peerHost(notes);
  await using ours = await ourHost(notes);
  for (const [at, kind] of orderOf(options).entries()) {
    const round = before + Math.floor(at / kinds.length) + 1;
    const host: Host = kind === "ours" ? ours : peers;
    const run = await play({ kind, round, host, options });
    runs.push(run);
    tell(`${round} of ${before + rounds}, ${kind}: ${run.broke ?? ""} ${JSON.stringify(run.values)}`);
    writeReport(file, report(), tableOf(report()));
  }
  tell(`\n${tableOf(report())}`);
  return runs.some(({ broke }) => broke !== undefined) ? 1 : 0;
}

function orderOf({ kinds, rounds, seed }: Options): KindName[] {
  const random = new Random(seed);
  return Array.from({ length: rounds }).flatMap(() => {
    const rest = [...kinds];
    return kinds.flatMap(() => rest.splice(random.below(rest.length), 1));
  });
}

async function versionOfBrowser(): Promise<string> {
  const browser = await openBrowser();
  const version = browser.version();
  await browser.close();
  return version;
}

const options = readOptions(process.argv.slice(2));
if (!options.ok) {
  tell(`${options.detail ?? options.reason}\n\n${HELP}`);
  process.exit(2);
}
process.exit(await main(options.value));
