import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { Headless } from "../support/member.ts";
import { freePort, start } from "../support/process.ts";
import type { Running } from "../support/process.ts";
import type { Watched } from "./watched.ts";

/** What nobody else may feel of an attack. Far above what is seen, because the machines that run this are shared. */
const STALL_MAX_MS = 1_000;
const GROWTH_MAX_MB = 512;
const WRITE_MS = 200;
const SAMPLE_MS = 100;
const CALM_MS = 400;

/** A fresh server in a process of its own, with people at two tables: one will be attacked, the other is watched. */
export interface AttackedHouse {
  readonly url: string;
  readonly port: number;
  /** The attacked table; its host writes all the time. */
  readonly opened: OpenedBoard;
  readonly host: Headless;
  /** Somebody with the code: whoever joins can send any bytes. */
  attacker(name?: string): Promise<Seat & { readonly token: string }>;
  /** All that the server and its logger wrote. */
  said(): string;
  /** Megabytes that the process has grown by since before the attack. */
  grown(): number;
  /** One sentence for each thing that an honest person felt. */
  faults(): Promise<string[]>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function openAttackedHouse(env: Readonly<Record<string, string>> = {}): Promise<AttackedHouse> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-hostile-"));
  const port = await freePort();
  const server = start("server/src/main.ts", { env: { PORT: String(port), DATA_DIR: dataDir, ...env } });
  await until("it serves", () => server.said().includes("Tablée is served"), 20_000);
  const url = `http://127.0.0.1:${port}`;
  const opened = await openBoard(url);
  const host = new Headless(url, opened);
  const watcher = await watch(url);
  await host.saved();
  const memory = measure(server);
  const kept = keepWaiting(server);
  const writing = writeOn(host);
  await pause(CALM_MS);
  return {
    url,
    port,
    opened,
    host,
    attacker: async (name = "Coucou") => {
      const seat = await joinBoard(url, opened.board.code, { name });
      return { ...seat, token: seat.token ?? "" };
    },
    said: () => server.said(),
    grown: () => memory.now(),
    faults: async () => {
      const texts = writing.end();
      const felt = [...(await feltElsewhere(watcher, kept)), ...(await feltHere({ url, opened, host, texts }))];
      if (server.child.exitCode !== null || server.child.signalCode !== null)
        felt.push(`the server ended: ${server.said()}`);
      if (memory.most() > GROWTH_MAX_MB) felt.push(`the server grew by ${Math.round(memory.most())} MB`);
      return felt;
    },
    [Symbol.asyncDispose]: async () => {
      writing.end();
      memory.end();
      kept.end();
      await host[Symbol.asyncDispose]();
      for (const { child } of [watcher, server]) child.kill("SIGKILL");
      await Promise.all([watcher.ended, server.ended]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function watch(url: string): Promise<Running> {
  const { sync, token = "" } = await openBoard(url, { title: "À côté", name: "Rouge-gorge" });
  const watcher = start("tests/src/hostile/watcher.ts", { env: {}, args: [url, sync.path, token] });
  await until("somebody watches at the other table", () => watcher.said().includes("watching"), 20_000);
  return watcher;
}

function measure(server: Running): { now(): number; most(): number; end(): void } {
  const before = residentMb(server.child.pid);
  let most = 0;
  const now = (): number => Math.max(0, residentMb(server.child.pid) - before);
  const sampling = setInterval(() => (most = Math.max(most, now())), SAMPLE_MS);
  return { now, most: () => Math.max(most, now()), end: () => clearInterval(sampling) };
}

/** 0 once the process is gone. */
function residentMb(pid = 0): number {
  try {
    const kb = existsSync("/proc/self/status")
      ? /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
      : spawnSync("ps", ["-o", "rss=", "-p", String(pid)]).stdout.toString();
    return Number(kb ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

interface Kept {
  /** How long, between two moments, the server was ready to go on and the machine gave it no core. */
  between(from: number, to: number): number;
  end(): void;
}

/** Thread → how long it has waited for a core, in milliseconds. */
type Waits = ReadonlyMap<string, number>;

/**
 * On a machine that others load too a stall is not always the server's own. Linux counts, for each thread, the time it
 * was ready to go on and stood in line for a core. A change goes from thread to thread, so all their waits are taken
 * off; on a machine with a core to spare, and elsewhere than on Linux, that is nothing.
 */
function keepWaiting({ child: { pid = 0 } }: Running): Kept {
  const samples: { readonly at: number; readonly waits: Waits }[] = [];
  const sample = (): void => void samples.push({ at: Date.now(), waits: waitsOf(pid) });
  sample();
  const sampling = setInterval(sample, SAMPLE_MS);
  return {
    between: (from, to) => {
      sample();
      const first = samples.findLastIndex(({ at }) => at <= from);
      const last = samples.findIndex(({ at }) => at >= to);
      const during = samples.slice(Math.max(0, first), last === -1 ? undefined : last + 1);
      // A thread may have begun or ended meanwhile: the one that an attack kept busy has.
      const ids = new Set(during.flatMap(({ waits }) => [...waits.keys()]));
      return [...ids].reduce((sum, id) => {
        const seen = during.flatMap(({ waits }) => waits.get(id) ?? []);
        return sum + (seen.at(-1) ?? 0) - (seen[0] ?? 0);
      }, 0);
    },
    end: () => clearInterval(sampling),
  };
}

function waitsOf(pid: number): Waits {
  const folder = `/proc/${pid}/task`;
  try {
    return new Map(
      readdirSync(folder).map((id) => {
        const [, waitedNs] = readFileSync(`${folder}/${id}/schedstat`, "utf8").split(" ");
        return [id, Number(waitedNs) / 1_000_000];
      }),
    );
  } catch {
    // Gone, or a thread of it has just ended: the next look tells.
    return new Map();
  }
}

function writeOn(host: Headless): { end(): readonly string[] } {
  const texts: string[] = [];
  const writing = setInterval(() => {
    const text = `mot ${texts.length}`;
    host.addCard(text);
    texts.push(text);
  }, WRITE_MS);
  return {
    end: () => {
      clearInterval(writing);
      return texts;
    },
  };
}

async function feltElsewhere(watcher: Running, kept: Kept): Promise<string[]> {
  watcher.child.kill("SIGTERM");
  await watcher.ended;
  const line = watcher.said().trim().split("\n").at(-1) ?? "";
  if (!line.startsWith("{")) return [`the watcher broke: ${watcher.said()}`];
  // Written by watcher.ts.
  const { edits, unanswered, stalls } = JSON.parse(line) as Watched;
  const longest = Math.max(0, ...stalls.map(({ at, ms }) => Math.round(ms - kept.between(at, at + ms))));
  return [
    ...(edits < 5 ? [`only ${edits} moves were watched`] : []),
    ...(unanswered > 0 ? [`${unanswered} of ${edits} moves at the other table were never echoed`] : []),
    ...(longest > STALL_MAX_MS ? [`the other table stood still for ${longest} ms`] : []),
  ];
}

interface Here {
  readonly url: string;
  readonly opened: OpenedBoard;
  readonly host: Headless;
  readonly texts: readonly string[];
}

/** What the people of the attacked table wrote is saved, and a newcomer has it. */
async function feltHere({ url, opened, host, texts }: Here): Promise<string[]> {
  try {
    await host.saved();
    await using late = new Headless(url, await joinBoard(url, opened.board.code, { name: "Arrivée" }));
    await late.saved();
    const seen = new Set(late.texts());
    const lost = texts.filter((text) => !seen.has(text));
    return lost.length > 0 ? [`${lost.length} of ${texts.length} cards of the attacked table are gone`] : [];
  } catch (error) {
    return [`the attacked table: ${String(error)}`];
  }
}
