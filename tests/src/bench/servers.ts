import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { freePort } from "../support/process.ts";
import { OPTIONS, SERVER } from "../support/server-process.ts";
import { ROOT } from "../support/sources.ts";
import type { ServerSpec } from "./load/spec.ts";

/** The servers that are measured, each started as its own documentation says, in a process and a folder of its own. */

export const PEERS = path.join(ROOT, "tests/peers");
const STOPS_WITHIN_MS = 20_000;

export interface Kind {
  /** As the table names it. */
  readonly label: string;
  readonly door: ServerSpec["door"];
  readonly stores: boolean;
  /** Set otherwise than it comes. */
  readonly tuned?: true;
  readonly program: string;
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What was set, and when it stores: said under the table. */
  readonly note: string;
}

export const KINDS = {
  ours: {
    label: "Tablée",
    door: "house",
    stores: true,
    program: SERVER,
    node: OPTIONS.node,
    env: { ...OPTIONS.env, TRUSTED_PROXIES: "1", LOG_LEVEL: "error" },
    note: "as `npm start` runs it; every change is on the disk (SQLite, synchronous FULL) before anybody hears of it",
  },
  yws: {
    label: "yws",
    door: "stock",
    stores: false,
    program: "tests/peers/node_modules/@y/websocket-server/src/server.js",
    note: "@y/websocket-server 0.1.1, its own server file; stores nothing",
  },
  "yws-ldb": {
    label: "yws + ldb",
    door: "stock",
    stores: true,
    program: "tests/peers/node_modules/@y/websocket-server/src/server.js",
    env: { YPERSISTENCE: "leveldb" },
    note: "the same with YPERSISTENCE (y-leveldb): each update is written as it comes, nobody waits for it, no fsync",
  },
  hocus: {
    label: "hocus + db",
    door: "hocuspocus",
    stores: true,
    program: "tests/peers/hocuspocus.mjs",
    note: "Hocuspocus 4.7.0 with its database extension over SQLite, all else at its defaults: the whole document is stored 2 s after a change",
  },
  "hocus-f20": {
    label: "hocus + db f20",
    door: "hocuspocus",
    stores: true,
    program: "tests/peers/hocuspocus.mjs",
    tuned: true,
    env: { FLUSH_MS: "20" },
    note: "the same with `flushDelay: 20`: what is sent out is gathered for 20 ms; it is stored as above",
  },
  raw: {
    label: "raw relay",
    door: "stock",
    stores: false,
    program: "tests/src/bench/floors/raw.ts",
    note: "a floor of our own: each frame to each connection, nothing merged, nothing stored",
  },
  "merge-log": {
    label: "merge + log",
    door: "stock",
    stores: true,
    program: "tests/src/bench/floors/merge-log.ts",
    note: "a floor of our own: merged for 20 ms, written to a file and synced, one frame; it judges nothing and holds no document",
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

export interface Server extends ServerSpec {
  /** Ends it as an operator does, and starts it again on what it stored: another process, another port. */
  restart(): Promise<Server>;
  [Symbol.asyncDispose](): Promise<void>;
}

export function isPeer(name: KindName): boolean {
  return KINDS[name].program.startsWith("tests/peers/");
}

export interface StartWish {
  /** Writes a CPU profile of the server's process there. */
  readonly profileDir?: string;
}

/** A server on a folder of its own, which goes with it. */
export async function startServer(name: KindName, wish: StartWish = {}): Promise<Server> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-bench-"));
  let running = await serve(name, dataDir, wish);
  const server: Server = {
    door: KINDS[name].door,
    get port() {
      return running.port;
    },
    get pid() {
      return running.pid;
    },
    restart: async () => {
      await running.stop();
      running = await serve(name, dataDir, wish);
      return server;
    },
    [Symbol.asyncDispose]: async () => {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return server;
}

interface Running {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

async function serve(name: KindName, dataDir: string, wish: StartWish): Promise<Running> {
  const kind: Kind = KINDS[name];
  const given = await freePort();
  const flags = wish.profileDir ? ["--cpu-prof", `--cpu-prof-dir=${wish.profileDir}`] : [];
  const child = spawn(process.execPath, [...(kind.node ?? []), ...flags, path.join(ROOT, kind.program)], {
    // Names of folders in the environment are below the run's own.
    cwd: isPeer(name) ? dataDir : ROOT,
    env: { ...process.env, HOST: "127.0.0.1", PORT: String(given), DATA_DIR: dataDir, ...kind.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (said = (said + part.toString()).slice(-4_000)));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const port = await listening({ said: () => said, isGone: () => child.exitCode !== null, given });
  return {
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill("SIGTERM");
      const impatience = setTimeout(() => child.kill("SIGKILL"), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Waits until it answers; the floors choose their port themselves, and say it. */
async function listening({
  said,
  isGone,
  given,
}: {
  readonly said: () => string;
  readonly isGone: () => boolean;
  readonly given: number;
}): Promise<number> {
  for (const end = Date.now() + 30_000; Date.now() < end;) {
    const port = Number(/^port (\d+)$/m.exec(said())?.[1] ?? given);
    if (await answers(port)) return port;
    if (isGone()) break;
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  throw new Error(`a server did not start:\n${said()}`);
}

async function answers(port: number): Promise<boolean> {
  try {
    await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1_000) });
    return true;
  } catch {
    return false;
  }
}
