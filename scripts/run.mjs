import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { buildClient } from "./build.mjs";
import { checkCode } from "./check.mjs";
import { become, install, ROOT, run, say } from "./house.mjs";
import { runTests } from "./tests.mjs";

/**
 * One entry for every script of package.json: installs what is missing, then does what is asked. `start` and `dev` are
 * reached by `exec`, because npm hands SIGTERM to its shell, and a shell that waits keeps it to itself.
 */

/** decisions/027 says why the server is told how much memory it may take beyond what it uses. */
function start() {
  buildClient();
  const { node, env } = JSON.parse(readFileSync(path.join(ROOT, "server/process.json"), "utf8"));
  // Whoever looks after the machine may know better.
  become("node", [...node, "server/src/main.ts"], { env: { ...env, ...process.env } });
}

function dev() {
  say(
    `Server on port ${process.env.PORT || 3000}; open the address that vite prints, there the client reloads by itself.`,
  );
  const server = become("node", ["--watch", "server/src/main.ts"]);
  const client = become("vite", [], { cwd: path.join(ROOT, "client") });
  process.on("exit", () => [server, client].forEach((child) => child.kill()));
}

/** The client is needed only by browsers, and only where the server is our own. */
function workshop(args) {
  const has = (name) => args.some((arg) => arg === name || arg.startsWith(`${name}=`));
  if (has("--browsers") && !has("--base")) buildClient();
  become("node", ["tests/src/workshops/main.ts", ...args]);
}

/** The pictures are in the built client: it is built again with the new ones when it is next asked for. */
function guidePictures(args) {
  buildClient();
  become("node", ["tests/src/guide/main.ts", ...args]);
}

function benchCanvas(args) {
  buildClient();
  become("node", ["tests/src/bench-canvas/main.ts", ...args]);
}

function finish(failed, result) {
  for (const name of failed) say(`FAIL ${name}`);
  say(`${result.passed} passed, ${result.failed + failed.length} failed, ${result.skipped} skipped`);
  process.exit(failed.length > 0 || result.failed > 0 || result.code !== 0 ? 1 : 0);
}

function test() {
  const failed = checkCode();
  buildClient();
  finish(failed, runTests(["unit", "house", "e2e", "workshops"]));
}

const VERBS = {
  start,
  dev,
  test,
  workshop,
  check: () => finish(checkCode(), runTests(["unit"])),
  format: () => process.exit(run("oxfmt", ["."])),
  crash: (args) => become("node", ["tests/src/crash/main.ts", ...args]),
  soak: (args) => become("node", ["tests/src/soak/main.ts", ...args]),
  "bench:sync": (args) => become("node", ["tests/src/bench/main.ts", ...args]),
  "bench:canvas": benchCanvas,
  "bench:session": (args) => become("node", ["tests/src/bench-session/main.ts", ...args]),
  fuzz: (args) => become("node", ["tests/src/long.ts", ...args]),
  "guide-pictures": guidePictures,
  mission: () => process.exit(run("node", ["tests/src/mission/main.ts"]) || run("oxfmt", ["docs/mission.md"])),
  "host-link": (args) => become("node", ["server/src/host-link.ts", ...args]),
  doctor: (args) => become("node", ["server/src/doctor/doctor.ts", ...args]),
  backup: (args) => become("node", ["server/src/doctor/backup.ts", ...args]),
  restore: (args) => become("node", ["server/src/doctor/restore.ts", ...args]),
};

const [verb = "start", ...args] = process.argv.slice(2);
const chosen = VERBS[verb];
if (!chosen) {
  say(`There is no “${verb}” here. Choose one of: ${Object.keys(VERBS).join(", ")}.`);
  process.exit(2);
}
install();
chosen(args);
