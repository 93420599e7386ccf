import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import * as Y from "yjs";
import { afterAll, expect, test } from "vitest";
import { openStore } from "@tablee/server/store/open";
import { RoomLog } from "@tablee/server/store/room-log";
import { readBoard } from "@tablee/shared/board/read";
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

async function textsOnDisk(path: string): Promise<Set<string>> {
  const store = await openStore(dataDir);
  try {
    const room = await new RoomLog(store).load(path.slice("/sync/".length));
    const doc = new Y.Doc();
    for (const { bytes, version } of room?.rows ?? []) {
      if (version === 2) Y.applyUpdateV2(doc, bytes);
      else Y.applyUpdate(doc, bytes);
    }
    return new Set([...readBoard(doc).cards.values()].map(({ text }) => text));
  } finally {
    await store.close();
  }
}

const ROUNDS = 3;

/** Twenty people who write, and what they are told and see. */
class Crowd {
  readonly people: readonly Headless[];
  /** What must be there after a crash: what its writer was told is saved, and what anybody else had before their eyes. */
  readonly promised = new Set<string>();
  #count = 0;

  constructor(people: readonly Headless[]) {
    this.people = people;
  }

  write(): void {
    for (const [at, one] of this.people.entries()) {
      this.#count += 1;
      one.addCard(`${at}-${this.#count}`);
    }
  }

  /** A text begins with its writer’s number: to the writer it counts once it is called saved, to others as soon as they see it. */
  look(): void {
    for (const [at, one] of this.people.entries()) {
      const isSaved = one.status() === "saved";
      for (const text of one.texts()) if (isSaved || !text.startsWith(`${at}-`)) this.promised.add(text);
    }
  }

  written(): Set<string> {
    return new Set(this.people.flatMap((one) => one.texts()));
  }
}

test(`SYN8 after each of ${ROUNDS} kills -9 while twenty people write, nothing that was called saved or that another had seen is missing, and all converge`, async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  await serve(port);
  const { board } = await openBoard(base);
  const names = Array.from({ length: 20 }, (_, at) => `Oiseau ${at}`);
  const seats = await Promise.all(names.map((name) => joinBoard(base, board.code, { name })));
  const people = seats.map((seat, at) => new Headless(base, seat, { polling: at === 0 }));
  const crowd = new Crowd(people);
  for (let round = 1; round <= ROUNDS; round += 1) {
    await Promise.all(people.map((one) => one.saved()));
    const before = crowd.promised.size;
    const writing = setInterval(() => crowd.write(), 60);
    const looking = setInterval(() => crowd.look(), 15);
    await until("enough was promised", () => crowd.promised.size > before + 150, 20_000);
    server?.kill("SIGKILL");
    clearInterval(writing);
    clearInterval(looking);
    const dead = new Promise((resolve) => server?.once("exit", resolve));
    await dead;
    // What arrived in the clients while the process died was seen too.
    crowd.look();
    const written = crowd.written();
    // Read before the server is back: its clients bring again what they hold, and would hide a loss.
    const stored = await textsOnDisk(seats[0]?.sync.path ?? "");
    expect({ round, lost: [...crowd.promised].filter((text) => !stored.has(text)) }).toEqual({ round, lost: [] });
    await serve(port);
    const late = new Headless(base, await joinBoard(base, board.code, { name: `Arrivée ${round}` }));
    await until(
      "everybody has everything",
      () => [late, ...people].every((one) => one.texts().length === written.size),
      30_000,
    );
    expect(new Set(late.texts())).toEqual(written);
    for (const one of people) expect(one.board()).toEqual(late.board());
    await late[Symbol.asyncDispose]();
  }
  await Promise.all(people.map((one) => one[Symbol.asyncDispose]()));
}, 180_000);
