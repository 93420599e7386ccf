import { writeFileSync } from "node:fs";
import path from "node:path";
import { constants, PerformanceObserver } from "node:perf_hooks";
import process from "node:process";
import { getHeapStatistics } from "node:v8";
import { threadId } from "node:worker_threads";

/**
 * Given to node by `--import`: every thread writes down what its own heap holds, which only the thread can see. What is
 * garbage and not yet collected comes and goes by tens of megabytes; what is left just after V8 has collected all of it,
 * by itself and when it likes, is what the server really keeps.
 */
const folder = process.env["HEAP_PROBE_DIR"] ?? "";
const EVERY_MS = 5_000;
let kept: number | null = null;

new PerformanceObserver((list) => {
  // The types are the browser’s; Node gives a collection its kind.
  const entries = list.getEntries() as unknown as readonly { readonly detail: { readonly kind: number } }[];
  const kinds = entries.map(({ detail }) => detail.kind);
  if (kinds.includes(constants.NODE_PERFORMANCE_GC_MAJOR)) kept = held();
}).observe({ entryTypes: ["gc"] });

function held(): number {
  const { used_heap_size: used, external_memory: external } = getHeapStatistics();
  return used + external;
}

setInterval(() => {
  const { used_heap_size: used, external_memory: external, total_physical_size: taken } = getHeapStatistics();
  const heap = { at: Date.now(), used, external, taken, live: kept ?? held() };
  writeFileSync(path.join(folder, `heap-${threadId}.json`), JSON.stringify(heap));
}, EVERY_MS).unref();
