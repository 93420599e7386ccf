import { conditionsOf, head, reachedRows, row } from "../bench/markdown.ts";
import { median, say } from "../bench/statistics.ts";
import { FIGURES, grownOf, medianOf, reachedOf } from "./figures.ts";
import { KINDS, KIND_NAMES } from "./kinds.ts";
import type { Report, Run } from "./results.ts";

/** The report as a page to read: a table a size, then what was to be reached, then how it was measured. */
export function tableOf(report: Report): string {
  const sizes = [...new Set(report.runs.map(({ notes }) => notes))].toSorted((one, other) => one - other);
  const kinds = KIND_NAMES.filter((kind) => report.runs.some((run) => run.kind === kind));
  const grown = grownOf(report.runs);
  return [
    ...sizes.flatMap((notes) =>
      sectionOf(
        notes,
        report.runs.filter((run) => run.notes === notes),
      ),
    ),
    ...(grown ? ["", "### What more notes may cost", "", ...reachedRows([grown])] : []),
    "",
    "### How it was measured",
    "",
    conditionsOf(report.runs, {
      machine: `Chromium ${report.browser}, headless, 1280 × 800, without a graphics card, Node ${report.node}, ${report.machine}`,
      turns: "candidates in a shuffled order",
      each: (seconds) => `each scene ${seconds} s`,
    }),
    "",
    ...kinds.map((kind) => `- **${KINDS[kind].label}**: ${KINDS[kind].note}.`),
    "",
  ].join("\n");
}

function sectionOf(notes: number, runs: readonly Run[]): string[] {
  const kinds = KIND_NAMES.filter((kind) => runs.some((run) => run.kind === kind));
  const rows = FIGURES.flatMap(({ key, head, digits }) => {
    const values = kinds.map((kind) => medianOf(runs, kind, key));
    return values.every((value) => value === null) ? [] : [row([head, ...values.map((value) => say(value, digits))])];
  });
  // Who was measured while the machine was busier was measured otherwise: a ratio says nothing then.
  const busy = kinds.map((kind) => median(runs.filter((run) => run.kind === kind).map((run) => run.busy)));
  const broke = runs.flatMap((run) => (run.broke ? [`${KINDS[run.kind].label}: ${run.broke}`] : []));
  const hasRivals = kinds.includes("ours") && kinds.length > 1;
  return [
    "",
    `### ${say(notes)} notes`,
    "",
    ...head(["", ...kinds.map((kind) => KINDS[kind].label)]),
    ...rows,
    row(["load average of the machine at the end", ...busy.map((load) => say(load))]),
    ...(broke.length > 0 ? ["", `Broke: ${[...new Set(broke)].join(" · ")}`] : []),
    ...(hasRivals
      ? ["", `### What was to be reached at ${say(notes)} notes`, "", ...reachedRows(reachedOf(runs))]
      : []),
  ];
}
