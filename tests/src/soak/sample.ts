import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const MIB = 1024 * 1024;
/** A thread that wrote nothing for so long has ended. */
const STALE_MS = 12_000;

/** One look at the process from outside; sizes in MiB. */
export interface Sample {
  readonly minute: number;
  readonly rss: number;
  readonly mainHeap: number;
  readonly workerHeaps: number;
  /** What was left in the heaps of all threads, and outside them, when each last collected its garbage by itself. */
  readonly live: number;
  /** What the heaps of all threads have of the machine, used or not. */
  readonly heapsTaken: number;
  readonly threads: number;
  /** Bytes outside the heaps of all threads. */
  readonly external: number;
  readonly folder: number;
  /** Seconds of processor time so far. */
  readonly cpu: number;
  readonly people: number;
  readonly cards: number;
  /** As /metrics says; NaN where it says nothing of it. */
  readonly websockets: number;
  readonly tunnels: number;
  readonly rooms: number;
}

type Heaps = Pick<Sample, "live" | "mainHeap" | "workerHeaps" | "heapsTaken" | "external" | "threads">;

function heapsIn(folder: string): Heaps {
  let [main, workers, external, taken, live, threads] = [0, 0, 0, 0, 0, 0];
  for (const name of readdirSync(folder).filter((name) => name.startsWith("heap-"))) {
    try {
      // Written by heap-probe.ts.
      const heap = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as Record<
        "at" | "used" | "external" | "taken" | "live",
        number
      >;
      if (heap.at < Date.now() - STALE_MS) continue;
      threads += 1;
      external += heap.external;
      taken += heap.taken;
      live += heap.live;
      if (name === "heap-0.json") main = heap.used;
      else workers += heap.used;
    } catch (error) {
      // Caught in the middle of being written: the next look finds it whole.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return {
    live: live / MIB,
    mainHeap: main / MIB,
    workerHeaps: workers / MIB,
    heapsTaken: taken / MIB,
    external: external / MIB,
    threads,
  };
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, { parentPath, name }) => sum + statSync(path.join(parentPath, name)).size, 0) / MIB;
}

/** From Linux’s /proc, in clock ticks of 1/100 s. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function rssOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
}

async function gaugesOf(url: string): Promise<Pick<Sample, "websockets" | "tunnels" | "rooms">> {
  // The server ends a connection that rests for some seconds, perhaps just as it would be used again.
  const answer = await fetch(`${url}/metrics`, { headers: { connection: "close" } });
  const page = await answer.text();
  const gauge = (name: string): number => Number(new RegExp(`^tablee_${name} (\\d+)$`, "m").exec(page)?.[1]);
  return { websockets: gauge("websockets"), tunnels: gauge("tunnels"), rooms: gauge("rooms") };
}

export async function look(
  served: { readonly pid: number; readonly dataDir: string; readonly url: string },
  seen: { readonly heaps: string; readonly minute: number; readonly people: number; readonly cards: number },
): Promise<Sample> {
  const gauges = await gaugesOf(served.url);
  return {
    minute: seen.minute,
    rss: rssOf(served.pid),
    ...heapsIn(seen.heaps),
    folder: sizeOf(served.dataDir),
    cpu: cpuOf(served.pid),
    people: seen.people,
    cards: seen.cards,
    ...gauges,
  };
}
