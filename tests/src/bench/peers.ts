import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";

/** Installs peers beside the project, once per lockfile: they are measured, and are no part of it. True when it did. */
export function installPeers(folder: string): boolean {
  const [locked, installed] = ["package-lock.json", "node_modules/.package-lock.json"].map((file) =>
    statSync(path.join(folder, file), { throwIfNoEntry: false }),
  );
  if (locked && installed && installed.mtimeMs >= locked.mtimeMs) return false;
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: folder, stdio: "inherit" });
  if (done.status !== 0) throw new Error(`the peers could not be installed: see ${path.join(folder, "README.md")}`);
  return true;
}
