import process from "node:process";
import { fillHerd, runHerd } from "./herd.ts";
import { fillIdle, runCrowd, runIdle } from "./idle.ts";
import { runKnee } from "./knee.ts";
import { runLive } from "./live.ts";
import { runProbe } from "./probe.ts";
import type { AnySpec } from "./spec.ts";

/** The load program: one JSON on its command line, one JSON on its output. A probe says first that it is under way. */
function run(spec: AnySpec): Promise<unknown> {
  if (spec.kind === "live") return runLive(spec);
  if (spec.kind === "knee") return runKnee(spec);
  if (spec.kind === "fill-herd") return fillHerd(spec);
  if (spec.kind === "herd") return runHerd(spec);
  if (spec.kind === "probe") return runProbe(spec, () => process.stderr.write("ready\n"));
  if (spec.kind === "fill-idle") return fillIdle(spec);
  return spec.kind === "idle" ? runIdle(spec) : runCrowd(spec);
}

// Written by this bench's own conductor.
const result = await run(JSON.parse(process.argv[2] ?? "") as AnySpec);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
