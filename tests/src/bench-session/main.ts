import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { freePort, start } from "../support/process.ts";
import { OPTIONS, SERVER } from "../support/server-process.ts";
import { playCommands } from "./commands.ts";
import { playGrouping } from "./grouping.ts";
import { playEcho } from "./play-echo.ts";
import { playReveal } from "./reveal.ts";

/**
 * How long a command of a session waits for its answer when everybody presses at once, beside a Socket.IO server that
 * answers at once and keeps nothing. Both in one run on one machine, so that what disturbs it disturbs both.
 */

const STARTS_WITHIN_MS = 30_000;

const { values } = parseArgs({
  options: { people: { type: "string", default: "60" }, rounds: { type: "string", default: "12" } },
});
const wish = { people: Number(values.people), rounds: Number(values.rounds) };

interface Serving {
  readonly base: string;
  end(): Promise<void>;
}

async function serve(program: string, args: (port: number) => readonly string[] = () => []): Promise<Serving> {
  const port = await freePort();
  const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-bench-"));
  // So many people come from one address: as from a proxy, whose word is taken.
  const env = { ...OPTIONS.env, PORT: String(port), DATA_DIR: dataDir, TRUSTED_PROXIES: "1" };
  const running = start(program, { env, args: args(port), node: OPTIONS.node });
  const base = `http://127.0.0.1:${port}`;
  const until = Date.now() + STARTS_WITHIN_MS;
  while (!(await answers(base))) {
    if (Date.now() > until) throw new Error(`${program} did not start: ${running.said()}`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
  const end = async (): Promise<void> => {
    running.child.kill();
    await running.ended;
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { base, end };
}

async function answers(base: string): Promise<boolean> {
  try {
    await fetch(`${base}/healthz`);
    return true;
  } catch {
    return false;
  }
}

function share(sorted: readonly number[], part: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0).toFixed(1);
}

function row(name: string, all: readonly number[]): string {
  const sorted = all.toSorted((one, other) => one - other);
  return `| ${name} | ${sorted.length} | ${[0.5, 0.99, 1].map((part) => share(sorted, part)).join(" | ")} |`;
}

const house = await serve(SERVER);
const { answers: commands, viewBytes } = await playCommands(house.base, wish);
const grouped = await playGrouping(house.base, wish);
const revealed = await playReveal(house.base, wish);
await house.end();
const peer = await serve("tests/src/bench-session/echo.ts", (port) => [String(port)]);
const echo = await playEcho(peer.base, { ...wish, viewBytes, groupBytes: grouped.bytes, revealBytes: revealed.bytes });
await peer.end();
const lines = [
  `${wish.people} people at once, ${wish.rounds} rounds, load average ${loadavg()[0]?.toFixed(1)}; a view has ${viewBytes} bytes, a group ${grouped.bytes}, a reveal ${revealed.bytes}`,
  "",
  "| ms | times | median | 99 of 100 | longest |",
  "| - | -: | -: | -: | -: |",
  ...[commands, grouped.answers, revealed.answers, echo].flatMap((scene) =>
    Object.entries(scene).map(([name, all]) => row(name, all)),
  ),
];
process.stdout.write(`${lines.join("\n")}\n`);
process.exit(0);
