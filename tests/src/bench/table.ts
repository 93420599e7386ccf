import { COLUMNS, SATURATED } from "./figures.ts";
import type { Column, Figures } from "./figures.ts";
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
  const columns = COLUMNS[SCENARIOS[scenario].kind];
  return [
    row(["", ...columns.map(({ head }) => head), ""]),
    row(["-", ...columns.map(() => "-:"), "-"]),
    ...kinds.map((kind) => rowOf(kind, columns, runsOf(runs, scenario, kind))),
  ];
}

function runsOf(runs: readonly Run[], scenario: ScenarioName, kind: KindName): Run[] {
  return runs.filter((run) => run.scenario === scenario && run.kind === kind);
}

/** What counts of several runs: a saturated load program says nothing of the server. */
function counted(runs: readonly Run[]): Figures[] {
  return runs.flatMap(({ figures }) => (figures && !figures.faults.includes(SATURATED) ? [figures] : []));
}

function rowOf(kind: KindName, columns: readonly Column[], runs: readonly Run[]): string {
  const figures = counted(runs);
  const faults = runs.flatMap(({ figures, broke }) => [
    ...(figures?.faults ?? []),
    ...(broke === undefined ? [] : [`BROKE ${broke.split("\n")[0]}`]),
  ]);
  const cells = columns.map(({ key, digits }) => say(median(figures.map(({ values }) => values[key] ?? null)), digits));
  return row([KINDS[kind].label, ...cells, [...new Set(faults)].join(", ")]);
}
