import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";

const PATIENCE_MS = 300_000;

/** Runs the load program in a process of its own, and answers what it found. */
export async function runLoad<Result>(spec: unknown): Promise<Result> {
  const program = path.join(import.meta.dirname, "load/main.ts");
  const child = spawn(process.execPath, [program, JSON.stringify(spec)], { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  const impatience = setTimeout(() => child.kill("SIGKILL"), PATIENCE_MS);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(impatience);
  if (code !== 0) throw new Error(`the load program ended with ${String(code)}`);
  // Our own program's answer, of the shape that its spec asks for.
  return JSON.parse(said) as Result;
}
