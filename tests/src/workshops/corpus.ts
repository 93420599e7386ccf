import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Report } from "./report.ts";
import { runReplayer } from "./run-replayer.ts";
import type { Ran } from "./run-replayer.ts";

/** The workshops that are played whole in tests: they lie beside the project, and not everywhere. */

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/workshops");

/** In a test it is asked whether things hold. How quickly is what `npm run workshop` says, on a machine with nothing else to do. */
const PATIENCE = 10;

export interface Kept {
  readonly isThere: boolean;
  /** For the title of a test that cannot run without it. */
  readonly why: string;
  /** The script, with so many times the time for what is to be seen by all. */
  text(): string;
}

export function workshop(name: string): Kept {
  const file = path.join(FOLDER, name);
  const isThere = existsSync(file);
  const patient = (_: string, ms: string): string => `"withinMs":${Number(ms) * PATIENCE}`;
  return {
    isThere,
    why: isThere ? "" : " (skipped: no corpus)",
    text: () => readFileSync(file, "utf8").replace(/"withinMs": ?(\d+)/g, patient),
  };
}

/** As `npm run workshop` does it, with these options. */
export async function playWhole(kept: Kept, options: readonly string[]): Promise<{ ran: Ran; report: Report }> {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-workshop-"));
  const file = path.join(folder, "script.json");
  writeFileSync(file, kept.text());
  const ran = await runReplayer([file, ...options, "--json"]);
  rmSync(folder, { recursive: true, force: true });
  // Written by the replayer just now.
  return { ran, report: JSON.parse(ran.out.trimEnd().split("\n").at(-1) ?? "") as Report };
}

export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

/** What a part of a report has when nothing is in it. */
export const NONE = { actions: [], expectations: [] };
