import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Figures } from "./figures.ts";
import type { ScenarioName } from "./scenarios.ts";
import type { KindName } from "./servers.ts";

/** One scenario played once against one server. */
export interface Run {
  readonly scenario: ScenarioName;
  readonly kind: KindName;
  readonly round: number;
  readonly at: string;
  readonly seconds: number;
  /** The machine's load average when it ended. */
  readonly busy: number;
  readonly figures: Figures | null;
  /** It could not be played to its end. */
  readonly broke?: string;
}

export interface Report {
  readonly machine: string;
  readonly node: string;
  readonly runs: readonly Run[];
}

/** What a file of results holds that is not played now. */
export function keptRuns(
  file: string,
  { scenarios, kinds }: { readonly scenarios: readonly ScenarioName[]; readonly kinds: readonly KindName[] },
): Run[] {
  return (readReport<Report>(file)?.runs ?? []).filter(
    ({ scenario, kind }) => !scenarios.includes(scenario) || !kinds.includes(kind),
  );
}

/** What `writeReport` wrote there before. */
export function readReport<Kept extends object>(file: string): Kept | null {
  // A file of our own, of the shape that its reader wrote.
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : null;
}

/** The report as JSON, and the page to read beside it. */
export function writeReport(file: string, report: object, table: string): void {
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(file.replace(/(\.json)?$/, ".md"), table);
}
