import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { until } from "../support/house.ts";
import { freePort, start } from "../support/process.ts";
import { OPTIONS, SERVER } from "../support/server-process.ts";

const of = (pid: number, file: string): string => readFileSync(`/proc/${pid}/${file}`, "utf8");

test("SYN163 npm start starts the server with the bounds on its memory that long runs and benchmarks are measured with", async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-start-"));
  const port = String(await freePort());
  const script = start("scripts/run.mjs", { env: { PORT: port, DATA_DIR: dataDir }, args: ["start"] });
  try {
    // The client may have to be built first.
    await until("it serves", () => script.said().includes("Tablée is served"), 60_000);
    const pid = Number(of(script.child.pid ?? 0, `task/${script.child.pid}/children`).trim());
    const line = of(pid, "cmdline").split("\0");
    expect(line.slice(1, -1)).toEqual([...OPTIONS.node, SERVER]);
    const environment = of(pid, "environ").split("\0");
    for (const [name, value] of Object.entries(OPTIONS.env)) expect(environment).toContain(`${name}=${value}`);
    script.child.kill("SIGTERM");
    expect(await script.ended).toBe(0);
  } finally {
    script.child.kill("SIGKILL");
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 90_000);
