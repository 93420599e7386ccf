import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { run, say } from "./house.mjs";

/** Runs the named vitest projects and answers how many tests passed, failed and were skipped. */
export function runTests(projects) {
  const folder = mkdtempSync(path.join(tmpdir(), "tablee-tests-"));
  const file = path.join(folder, "report.json");
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const code = run("vitest", [...args, ...projects.flatMap((name) => ["--project", name])]);
  try {
    return { code, ...countOf(JSON.parse(readFileSync(file, "utf8"))) };
  } catch (error) {
    say(`The tests ended without a report: ${error.message}`);
    return { code: code || 1, passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOT_RUN = new Set(["pending", "skipped", "todo", "disabled"]);

/** @public Counts of a report of vitest. A test that was not run has its reason in its name, `skipped: …`, or counts as failed. */
export function countOf(report) {
  const skipped = report.testResults
    .flatMap((suite) => suite.assertionResults)
    .filter((test) => NOT_RUN.has(test.status))
    .map((test) => test.fullName);
  const unexplained = skipped.filter((name) => !/skipped: \S/.test(name));
  for (const name of skipped) say(`not run: ${name}`);
  for (const name of unexplained) say(`FAIL not run, and its name gives no reason as “skipped: …”: ${name}`);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unexplained.length, skipped: skipped.length };
}
