import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, expect, test } from "vitest";
import { joinBoard, openBoard, until } from "../support/house.ts";
import { freePort } from "../support/process.ts";
import { Headless } from "../support/member.ts";

const main = path.resolve(import.meta.dirname, "../../../server/src/main.ts");
const dataDir = mkdtempSync(path.join(tmpdir(), "tablee-kill-"));
let server: ChildProcess | undefined;

afterAll(() => {
  server?.kill("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

async function serve(port: number): Promise<void> {
  const env = { ...process.env, HOST: "127.0.0.1", PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: "error" };
  const child = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "ignore"] });
  server = child;
  await new Promise((resolve) => child.stdout.once("data", resolve));
}

test("SYN8 after kill -9 while twenty people write, nothing that was called saved is missing, and all converge", async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  await serve(port);
  const { board } = await openBoard(base);
  const names = Array.from({ length: 20 }, (_, at) => `Oiseau ${at}`);
  const seats = await Promise.all(names.map((name) => joinBoard(base, board.code, { name })));
  const people = seats.map((seat) => new Headless(base, seat));
  await Promise.all(people.map((one) => one.saved()));
  const toldSaved = new Set<string>();
  const writing = setInterval(() => {
    for (const [at, one] of people.entries()) {
      if (one.status() === "saved") for (const text of one.texts()) toldSaved.add(text);
      one.addCard(`${at}-${one.texts().length}-${Math.round(performance.now())}`);
    }
  }, 60);
  await until("some were told saved", () => toldSaved.size > 100, 15_000);
  server?.kill("SIGKILL");
  clearInterval(writing);
  const written = new Set(people.flatMap((one) => one.texts()));
  await serve(port);
  const late = new Headless(base, await joinBoard(base, board.code, { name: "Arrivée" }));
  await late.saved();
  const stored = new Set(late.texts());
  expect([...toldSaved].filter((text) => !stored.has(text))).toEqual([]);
  await Promise.all(people.map((one) => one.saved()));
  await until(
    "everybody has everything",
    () => [late, ...people].every((one) => one.texts().length === written.size),
    20_000,
  );
  expect(new Set(late.texts())).toEqual(written);
  await Promise.all([late, ...people].map((one) => one[Symbol.asyncDispose]()));
}, 90_000);
