import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { getHeapStatistics } from "node:v8";
import { threadId } from "node:worker_threads";

/**
 * Given to node by `--import`, with `--expose-gc`: every thread writes down what its own heap holds, which only the
 * thread can see. What is garbage and not yet collected comes and goes by tens of megabytes; so once a minute it is
 * collected, and what is left is what the server really keeps.
 */
const folder = process.env["HEAP_PROBE_DIR"] ?? "";
const EVERY_MS = 5_000;
const COLLECT_EVERY = 12;
let times = 0;
let live = 0;

setInterval(() => {
  if (times % COLLECT_EVERY === 0) {
    globalThis.gc?.();
    const { used_heap_size: used, external_memory: external } = getHeapStatistics();
    live = used + external;
  }
  times += 1;
  const { used_heap_size: used, external_memory: external, total_physical_size: taken } = getHeapStatistics();
  const heap = { at: Date.now(), used, external, taken, live };
  writeFileSync(path.join(folder, `heap-${threadId}.json`), JSON.stringify(heap));
}, EVERY_MS).unref();
