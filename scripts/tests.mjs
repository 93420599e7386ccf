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

/** decisions/050: a browser on a crowded machine is late now and then; a product that is wrong is wrong more often. */
const SECOND_TRIES_MAX = 10;

const NOT_RUN = new Set(["pending", "skipped", "todo", "disabled"]);

/**
 * @public Counts of a report of vitest. A test that was not run has its reason in its name, `skipped: …`, or counts as
 * failed. One that came right only when tried again is named; too many of them are failures.
 */
export function countOf(report) {
  const all = report.testResults.flatMap((suite) => suite.assertionResults);
  const skipped = all.filter((test) => NOT_RUN.has(test.status)).map((test) => test.fullName);
  const unexplained = skipped.filter((name) => !/skipped: \S/.test(name));
  const again = all.filter((test) => test.status === "passed" && test.failureMessages.length > 0);
  for (const name of skipped) say(`not run: ${name}`);
  for (const name of unexplained) say(`FAIL not run, and its name gives no reason as “skipped: …”: ${name}`);
  for (const { fullName, failureMessages } of again)
    say(`right at the second try: ${fullName}\n    ${failureMessages[0].split("\n", 6).join("\n    ")}`);
  const tooMany = again.length > SECOND_TRIES_MAX ? again.length : 0;
  if (tooMany > 0) say(`FAIL ${tooMany} tests came right at the second try only; ${SECOND_TRIES_MAX} may.`);
  const failed = report.numFailedTests + unexplained.length + tooMany;
  return { passed: report.numPassedTests - tooMany, failed, skipped: skipped.length };
}
