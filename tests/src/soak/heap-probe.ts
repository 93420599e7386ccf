import { writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { getHeapStatistics } from "node:v8";
import { threadId } from "node:worker_threads";

/** Given to node by `--import`: every thread writes down what its own heap holds. Only a thread can see its own. */
const folder = process.env["HEAP_PROBE_DIR"] ?? "";

setInterval(() => {
  const { used_heap_size: used, external_memory: external } = getHeapStatistics();
  writeFileSync(path.join(folder, `heap-${threadId}.json`), JSON.stringify({ at: Date.now(), used, external }));
}, 5_000).unref();
