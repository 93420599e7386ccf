import { run, say } from "./house.mjs";

/** @type {readonly (readonly [name: string, tool: string, args: readonly string[]])[]} */
const STEPS = [
  ["format", "oxfmt", ["--check", "."]],
  ["lint", "oxlint", ["--type-aware", "--deny-warnings"]],
  ["types: shared", "tsc", ["-p", "shared"]],
  ["types: server", "tsc", ["-p", "server"]],
  ["types: client", "tsc", ["-p", "client"]],
  ["types: tests", "tsc", ["-p", "tests"]],
  ["unused code", "knip", []],
];

/** Format, lint, types, unused code. Goes on after a failure, so that one run names all that is wrong. */
export function checkCode() {
  const failed = [];
  for (const [name, tool, args] of STEPS) {
    const started = Date.now();
    const code = run(tool, args);
    say(`${code === 0 ? "ok  " : "FAIL"} ${name} (${((Date.now() - started) / 1_000).toFixed(1)} s)`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}
