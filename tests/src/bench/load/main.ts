import process from "node:process";
import { runLive } from "./live.ts";
import type { LiveSpec } from "./spec.ts";

/** The load program: one JSON in, one JSON out. */
// Written by this bench's own conductor.
const spec = JSON.parse(process.argv[2] ?? "") as LiveSpec;
const result = await runLive(spec);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
