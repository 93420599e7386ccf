import process from "node:process";
import { fillHerd, runHerd } from "./herd.ts";
import { fillIdle, runCrowd, runIdle } from "./idle.ts";
import { runKnee } from "./knee.ts";
import { runLive } from "./live.ts";
import { runProbe } from "./probe.ts";
import type { AnySpec } from "./spec.ts";

/** The load program: one JSON on its command line, one JSON on its output. A probe says first that it is under way. */
function run(spec: AnySpec): Promise<unknown> {
  switch (spec.kind) {
    case "live":
      return runLive(spec);
    case "knee":
      return runKnee(spec);
    case "fill-herd":
      return fillHerd(spec);
    case "herd":
      return runHerd(spec);
    case "probe":
      return runProbe(spec, () => process.stderr.write("ready\n"));
    case "fill-idle":
      return fillIdle(spec);
    case "idle":
      return runIdle(spec);
    case "crowd":
      return runCrowd(spec);
  }
}

// Written by this bench's own conductor.
const result = await run(JSON.parse(process.argv[2] ?? "") as AnySpec);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
