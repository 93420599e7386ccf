import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";

const main = path.resolve(import.meta.dirname, "main.ts");

/** What the replayer’s process gave back. */
export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly said: string;
}

/** Runs it as `npm run workshop` does, in a process of its own. */
export function runReplayer(args: readonly string[]): Promise<Ran> {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let [out, said] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ code, out, said }));
  });
}
