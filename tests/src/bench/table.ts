import type { LiveFigures } from "./live-figures.ts";
import type { Report, Run } from "./results.ts";
import { SCENARIOS } from "./scenarios.ts";
import type { ScenarioName } from "./scenarios.ts";
import { KINDS } from "./servers.ts";
import type { KindName } from "./servers.ts";
import { median, say } from "./statistics.ts";
import { targetsOf } from "./targets.ts";

/** The report as a page to read: a table a scenario, then what was to be reached, then how it was measured. */
export function tableOf(report: Report): string {
  const scenarios = [...new Set(report.runs.map(({ scenario }) => scenario))];
  const targets = scenarios.flatMap((scenario) => targetsOf(scenario, report.runs));
  const kinds = [...new Set(report.runs.map(({ kind }) => kind))];
  return [
    ...scenarios.flatMap((scenario) => ["", `### ${SCENARIOS[scenario].title}`, "", ...rowsOf(scenario, report.runs)]),
    ...(targets.length > 0 ? ["", "### What was to be reached", "", ...targetRows(targets)] : []),
    "",
    "### How it was measured",
    "",
    `${report.at}, Node ${report.node}, ${report.machine}. ${report.rounds} rounds of ${report.seconds} s after a warm-up, servers in turn, medians. ` +
      `Load average of the machine after each round: ${report.busy.map((one) => one.toFixed(1)).join(", ") || "–"}.`,
    "",
    ...kinds.map((kind) => `- **${KINDS[kind].label}**: ${KINDS[kind].note}.`),
    "",
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function targetRows(targets: ReturnType<typeof targetsOf>): string[] {
  const rows = targets.map(({ what, against, ours, theirs, ratio, target, reached }) =>
    row([
      what,
      say(ours),
      `${say(theirs)} (${against})`,
      ratio === null ? "–" : ratio.toFixed(2),
      target,
      reached === null ? "?" : reached ? "yes" : "**no**",
    ]),
  );
  return [row(["", "ours", "theirs", "ratio", "target", "reached"]), row(["-", "-:", "-:", "-:", "-", "-"]), ...rows];
}

function rowsOf(scenario: ScenarioName, runs: readonly Run[]): string[] {
  const kinds = [...new Set(runs.filter((run) => run.scenario === scenario).map(({ kind }) => kind))];
  const head = [
    "",
    "CPU ms per 1,000 delivered",
    "p50 ms",
    "p99 ms",
    "cursor p99 ms",
    "server cores",
    "load cores",
    "delivered/s",
    "frames/s",
    "RSS MB",
    "",
  ];
  return [
    row(head),
    row(head.map((_, at) => (at > 0 && at < head.length - 1 ? "-:" : "-"))),
    ...kinds.map((kind) => rowOf(kind, runsOf(runs, scenario, kind))),
  ];
}

function runsOf(runs: readonly Run[], scenario: ScenarioName, kind: KindName): Run[] {
  return runs.filter((run) => run.scenario === scenario && run.kind === kind);
}

/** What counts of several runs: a saturated load program says nothing of the server. */
function counted(runs: readonly Run[]): LiveFigures[] {
  return runs.flatMap(({ figures }) => (figures && !figures.faults.includes("LOAD SATURATED") ? [figures] : []));
}

function rowOf(kind: KindName, runs: readonly Run[]): string {
  const figures = counted(runs);
  const of = (pick: (one: LiveFigures) => number | null): number | null => median(figures.map(pick));
  const faults = new Set(
    runs.flatMap(({ figures, broke }) => [
      ...(figures?.faults ?? []),
      ...(broke ? [`BROKE ${broke.split("\n")[0]}`] : []),
    ]),
  );
  return row([
    KINDS[kind].label,
    say(
      of(({ cpuPer1000 }) => cpuPer1000),
      2,
    ),
    say(of(({ p50 }) => p50)),
    say(of(({ p99 }) => p99)),
    say(of(({ cursorP99 }) => cursorP99)),
    say(
      of(({ serverCores }) => serverCores),
      2,
    ),
    say(
      of(({ loadCores }) => loadCores),
      2,
    ),
    say(
      of(({ deliveredPerSecond }) => deliveredPerSecond),
      0,
    ),
    say(
      of(({ framesPerSecond }) => framesPerSecond),
      0,
    ),
    say(
      of(({ rssMb }) => rssMb),
      0,
    ),
    [...faults].join(", "),
  ]);
}
