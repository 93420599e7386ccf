import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import process from "node:process";
import { ROOT } from "./sources.ts";

/** A program of the house in a process of its own, as a person starts it. */
export interface Running {
  readonly child: ChildProcess;
  /** What it has written so far, both ways. */
  said(): string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export interface Start {
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** What node itself is told, before the program. */
  readonly node?: readonly string[];
  /** Another account, where this one may do anything. */
  readonly uid?: number;
}

export function start(program: string, { env, args = [], node = [], uid }: Start): Running {
  const child = spawn(process.execPath, [...node, path.join(ROOT, program), ...args], {
    cwd: ROOT,
    env: { ...process.env, HOST: "127.0.0.1", LOG_LEVEL: "error", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(uid !== undefined && { uid, gid: uid }),
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (said += part.toString()));
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => resolve(code ?? signal ?? ""));
  });
  return { child, said: () => said, ended };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
