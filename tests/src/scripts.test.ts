import { execFile } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { ROOT, textOf } from "./support/sources.ts";

const run = promisify(execFile);

/** Runs a line of JavaScript beside the scripts, which are plain modules for any Node. */
async function evaluate(code: string): Promise<string> {
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], { cwd: ROOT });
  return stdout;
}

test("HOM40 a test that is not run is printed with its reason, and counts as failed when it gives none", async () => {
  const tests = [
    { status: "passed", fullName: "one", failureMessages: [] },
    { status: "skipped", fullName: "two (skipped: no corpus)" },
    { status: "pending", fullName: "three" },
  ];
  const report = { numPassedTests: 1, numFailedTests: 0, testResults: [{ assertionResults: tests }] };
  const said = await evaluate(
    `const { countOf } = await import("./scripts/tests.mjs"); console.log(JSON.stringify(countOf(${JSON.stringify(report)})))`,
  );
  const lines = said.trim().split("\n");
  expect(lines).toContain("not run: two (skipped: no corpus)");
  expect(lines).toContain("FAIL not run, and its name gives no reason as “skipped: …”: three");
  expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ passed: 1, failed: 1, skipped: 2 });
});

test("HOM88 a test that comes right at the second try is printed with what it failed by at first; more than ten fail the run", async () => {
  const late = { status: "passed", fullName: "late", failureMessages: ["Error: not seen\n  at one"] };
  const countOf = async (times: number): Promise<readonly string[]> => {
    const assertionResults = Array.from({ length: times }, () => late);
    const report = { numPassedTests: times, numFailedTests: 0, testResults: [{ assertionResults }] };
    const code = `const { countOf } = await import("./scripts/tests.mjs"); console.log(JSON.stringify(countOf(${JSON.stringify(report)})))`;
    return (await evaluate(code)).trim().split("\n");
  };
  const some = await countOf(10);
  expect(some.slice(0, 2)).toEqual(["right at the second try: late", "    Error: not seen"]);
  expect(JSON.parse(some.at(-1) ?? "")).toEqual({ passed: 10, failed: 0, skipped: 0 });
  const many = await countOf(11);
  expect(many).toContain("FAIL 11 tests came right at the second try only; 10 may.");
  expect(JSON.parse(many.at(-1) ?? "")).toEqual({ passed: 0, failed: 11, skipped: 0 });
});

test("HOM41 every script goes through the one that installs what is missing, and a wrong one is answered with the right ones", async () => {
  const { scripts } = JSON.parse(textOf("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  for (const [name, line] of Object.entries(scripts))
    expect(line).toMatch(new RegExp(`^(exec )?node scripts/run\\.mjs ${name}$`));
  const wrong = run(process.execPath, [path.join(ROOT, "scripts/run.mjs"), "strat"]);
  await expect(wrong).rejects.toMatchObject({ code: 2, stdout: expect.stringContaining("start, dev") });
});

test("HOM42 every setting that is read has its row in the documentation, with its default, and none more", async () => {
  const source = textOf("server/src/config.ts");
  const read = [...source.matchAll(/^ {2}([A-Z_]+): /gm)].map(([, name]) => String(name));
  const rows = [...textOf("docs/configuration.md").matchAll(/^\| `([A-Z_]+)` +\| (?:`([^`]+)`|none) +\|/gm)];
  expect(rows.map(([, name]) => String(name)).sort()).toEqual(read.sort());
  const defaults = {
    HOST: "0.0.0.0",
    PORT: "3000",
    DATA_DIR: "./data",
    TRUSTED_PROXIES: "0",
    LOG_LEVEL: "info",
    CLIENT_DIR: "client/dist",
  };
  for (const [, name, otherwise] of rows)
    expect([name, otherwise]).toEqual([name, Object.entries(defaults).find(([key]) => key === name)?.[1]]);
  const { readConfig } = await import("@tablee/server/config");
  expect(readConfig(defaults)).toEqual(readConfig({}));
});

test("HOM44 publiccode.yml has the keys that its standard requires, and the version and licence of the package", () => {
  const page = textOf("publiccode.yml");
  const { version, license } = JSON.parse(textOf("package.json")) as {
    readonly version: string;
    readonly license: string;
  };
  const required = [
    /^publiccodeYmlVersion: "0\.\d"$/m,
    /^name: \S/m,
    /^url: https:\/\/\S+$/m,
    /^releaseDate: "\d{4}-\d{2}-\d{2}"$/m,
    /^platforms:\n {2}- web$/m,
    /^categories:\n {2}- \S/m,
    /^developmentStatus: (concept|development|beta|stable|obsolete)$/m,
    /^softwareType: standalone\/web$/m,
    /^legal:\n {2}license: \S/m,
    /^maintenance:\n {2}type: (internal|contract|community|none)\n {2}contacts:\n {4}- name: \S/m,
    /^localisation:\n {2}localisationReady: (true|false)\n {2}availableLanguages:\n {4}- \S/m,
  ];
  expect(required.filter((key) => !key.test(page))).toEqual([]);
  expect(page).toContain(`softwareVersion: ${version}`);
  expect(page).toContain(`license: ${license}`);
  for (const language of ["en", "fr"]) {
    const part = page.split(new RegExp(`^ {2}${language}:$`, "m"))[1]?.split(/^ {0,2}\S/m)[0] ?? "";
    expect(part.match(/shortDescription: (.*)/)?.[1]?.length).toBeLessThanOrEqual(150);
    expect(part.split("longDescription: >-")[1]?.split("features:")[0]?.replaceAll(/\s+/g, " ").length).toBeGreaterThan(
      150,
    );
    expect(part).toMatch(/features:\n {6}- \S/);
  }
});
