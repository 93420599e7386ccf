import { COLUMNS, SATURATED } from "./figures.ts";
import type { Figures } from "./figures.ts";
import { conditionsOf, reachedRows, row } from "./markdown.ts";
import type { Column } from "./markdown.ts";
import type { Report, Run } from "./results.ts";
import { SCENARIOS, SCENARIO_NAMES } from "./scenarios.ts";
import type { ScenarioName } from "./scenarios.ts";
import { KINDS, KIND_NAMES } from "./servers.ts";
import type { KindName } from "./servers.ts";
import { median, say } from "./statistics.ts";
import { targetsOf } from "./targets.ts";

/** The report as a page to read: a table a scenario, then what was to be reached, then how it was measured. */
export function tableOf(report: Report): string {
  const scenarios = SCENARIO_NAMES.filter((name) => report.runs.some(({ scenario }) => scenario === name));
  const targets = scenarios.flatMap((scenario) => targetsOf(scenario, report.runs));
  const kinds = KIND_NAMES.filter((name) => report.runs.some(({ kind }) => kind === name));
  return [
    ...scenarios.flatMap((scenario) => ["", `### ${SCENARIOS[scenario].title}`, "", ...rowsOf(scenario, report.runs)]),
    ...(targets.length > 0 ? ["", "### What was to be reached", "", ...reachedRows(targets)] : []),
    "",
    "### How it was measured",
    "",
    conditionsOf(report.runs, {
      machine: `Node ${report.node}, ${report.machine}`,
      turns: "servers in turn",
      each: (seconds) => `${seconds} s measured after a warm-up`,
    }),
    "",
    ...kinds.map((kind) => `- **${KINDS[kind].label}**: ${KINDS[kind].note}.`),
    "",
  ].join("\n");
}

function rowsOf(scenario: ScenarioName, runs: readonly Run[]): string[] {
  const kinds = KIND_NAMES.filter((kind) => runsOf(runs, scenario, kind).length > 0);
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
