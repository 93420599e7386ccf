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

function countOf(report) {
  for (const suite of report.testResults) {
    for (const test of suite.assertionResults) {
      if (test.status === "pending" || test.status === "skipped") say(`skipped: ${test.fullName}`);
    }
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
