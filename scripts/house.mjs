import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** What every verb needs: the root, an install that is up to date, and the Node that the house is written for. */

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const BIN = path.join(ROOT, "node_modules", ".bin");
const STAMPS = path.join(ROOT, "node_modules", ".cache", "tablee");
const MANIFESTS = ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"];

export function say(text) {
  process.stdout.write(`${text}\n`);
}

function hashOf(files) {
  const hash = createHash("sha256");
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(path.join(ROOT, file)))
      .update("\0");
  return hash.digest("hex");
}

/** True when `name` was last stamped with just this content. */
export function isFresh(name, files) {
  const stamp = path.join(STAMPS, name);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === hashOf(files);
}

export function stamp(name, files) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(path.join(STAMPS, name), hashOf(files));
}

/** All files below `folder`, relative to the root, sorted: what a stamp is made over. */
export function filesBelow(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath ?? entry.path, entry.name)))
    .filter((file) => !file.split(path.sep).some((part) => part === "node_modules" || part === "dist"))
    .sort();
}

/** Installs once per lockfile. Works with nothing but Node and npm: pnpm itself comes through npx. */
export function install() {
  if (isFresh("install", MANIFESTS) && existsSync(path.join(BIN, "node"))) return;
  say("Installing what the project needs (a few minutes the first time)…");
  const done = spawnSync("npx", ["-y", "pnpm@12", "install", "--frozen-lockfile"], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    say("The install did not finish. Check the network (the package registry must be reachable), then try again.");
    process.exit(done.status ?? 1);
  }
  stamp("install", MANIFESTS);
}

/** The environment in which `node`, and every tool, is the one that was installed here. */
function houseEnv(extra = {}) {
  return { ...process.env, ...extra, PATH: `${BIN}${path.delimiter}${process.env.PATH ?? ""}` };
}

/** Runs one tool to its end; answers its exit code. */
export function run(tool, args, { env = {}, cwd = ROOT } = {}) {
  const done = spawnSync(path.join(BIN, tool), args, { cwd, stdio: "inherit", env: houseEnv(env) });
  return done.status ?? 1;
}

/** Where Node keeps what it made of our sources, so that the next start need not read them again. */
const COMPILED = { NODE_COMPILE_CACHE: path.join(STAMPS, "compiled") };

/** Starts a tool and stays with it: signals go through, and its exit code becomes ours. */
export function become(tool, args, { cwd = ROOT, env = {} } = {}) {
  const child = spawn(path.join(BIN, tool), args, { cwd, stdio: "inherit", env: houseEnv({ ...COMPILED, ...env }) });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return child;
}
