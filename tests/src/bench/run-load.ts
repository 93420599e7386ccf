import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import path from "node:path";
import process from "node:process";
import type { AnySpec } from "./load/spec.ts";

const PATIENCE_MS = 400_000;

/** A load program under way, in a process of its own. */
export interface Load<Result> {
  readonly child: ChildProcess;
  /** It has said so: only a probe does. */
  readonly ready: Promise<void>;
  readonly result: Promise<Result>;
}

export function startLoad<Result>(spec: AnySpec): Load<Result> {
  const program = path.join(import.meta.dirname, "load/main.ts");
  const child = spawn(process.execPath, [program, JSON.stringify(spec)], { stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  let complained = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  const ready = new Promise<void>((resolve) => {
    child.stderr.on("data", (part: Buffer) => {
      complained += part.toString();
      if (complained.includes("ready\n")) resolve();
    });
    child.once("close", () => resolve());
  });
  const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const result = new Promise<Result>((resolve, reject) => {
    child.once("close", (code) => {
      clearTimeout(impatience);
      // Our own program's answer, of the shape that its spec asks for.
      if (code === 0) resolve(JSON.parse(said) as Result);
      else reject(new Error(`the load program ended with ${code}: ${reasonIn(complained)}`));
    });
  });
  return { child, ready, result };
}

/** The line of Node's report that names the error. */
function reasonIn(complained: string): string {
  return complained.split("\n").find((line) => /^\w*Error\b/.test(line)) ?? complained.slice(-300);
}

export function runLoad<Result>(spec: AnySpec): Promise<Result> {
  return startLoad<Result>(spec).result;
}
