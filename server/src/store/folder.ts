import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

/** The data folder: what lies in it, and who has it. */

export const DATABASE = "tablee.sqlite";
const LOCK = "tablee.lock";

export function databaseIn(dataDir: string): string {
  return path.join(dataDir, DATABASE);
}

/** Another process serves this data folder: two would overwrite each other’s rooms. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/** A process id comes back after a restart of the machine or container: only what this process took is really held. */
const heldHere = new Set<string>();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The process in the lock, and whether it still serves; undefined without a lock. */
export function holderOf(dataDir: string): { readonly pid: number; readonly serves: boolean } | undefined {
  const file = path.join(dataDir, LOCK);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
  const pid = Number(text);
  if (pid === process.pid) return { pid, serves: heldHere.has(file) };
  return { pid, serves: Number.isInteger(pid) && pid > 0 && isAlive(pid) };
}

/** Takes the folder for this process; answers how to leave it. A lock left by a killed process is taken over. */
export function takeFolder(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = path.join(dataDir, LOCK);
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx" });
      heldHere.add(file);
      return () => {
        heldHere.delete(file);
        rmSync(file, { force: true });
      };
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause && cause.code === "EEXIST")) throw cause;
      const holder = holderOf(dataDir);
      if (holder?.serves)
        throw new FolderInUseError(`the data folder ${dataDir} is already served by process ${holder.pid}`, { cause });
      rmSync(file, { force: true });
    }
  }
}
