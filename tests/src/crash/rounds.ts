import { existsSync } from "node:fs";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { readBoard } from "@tablee/shared/board/read";
import type { Board } from "@tablee/shared/board/types";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { chanceOf } from "../support/chance.ts";
import type { Chance } from "../support/chance.ts";
import { Crowd } from "../support/crowd.ts";
import type { Person } from "../support/crowd.ts";
import { openBoard, until } from "../support/house.ts";
import { Oracle } from "../support/oracle.ts";
import type { Loss } from "../support/oracle.ts";
import { Served } from "../support/served.ts";
import { copyOf, isFolded, roomOf, storedDoc } from "../support/stored-rooms.ts";
import { aloneWith, leadTo, someWays } from "./moments.ts";
import type { Moment, Scene } from "./moments.ts";

export interface RoundsWish {
  readonly seed: number;
  readonly kills: number;
  readonly moments: readonly Moment[];
  readonly people: readonly [least: number, most: number];
  /** A new table after so many rounds, so that no board grows without end. */
  readonly roundsPerTable: number;
  /** How often a copy of the folder is served to a newcomer who is alone with it. */
  readonly aloneShare: number;
  readonly say: (line: string) => void;
}

export interface RoundsReport {
  readonly kills: Readonly<Partial<Record<Moment, number>>>;
  readonly promised: number;
  readonly folds: number;
  readonly newcomersAlone: number;
  /** Restarts of which everybody on a WebSocket heard. */
  readonly goodbyes: number;
}

class Tally {
  readonly kills: Partial<Record<Moment, number>> = {};
  promised = 0;
  folds = 0;
  newcomersAlone = 0;
  goodbyes = 0;
  get count(): number {
    return Object.values(this.kills).reduce((sum, count) => sum + count, 0);
  }
  struck(moment: Moment): void {
    this.kills[moment] = (this.kills[moment] ?? 0) + 1;
  }
}

function fail(what: string, loss: Loss): void {
  if (loss.lost.length > 0 || loss.back.length > 0) throw new Error(`${what}: ${JSON.stringify(loss)}`);
}

/** Cards by id, whatever the order in which they came. */
function written(board: Board): string {
  const sorted = (things: ReadonlyMap<string, unknown>) => [...things].sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([sorted(board.cards), sorted(board.zones), sorted(board.groups), sorted(board.lines)]);
}

interface Table {
  readonly scene: Scene;
  readonly oracle: Oracle;
  readonly tally: Tally;
  readonly wish: RoundsWish;
}

/**
 * SIGTERM, which ends with 0, gives the folder back, and lets everybody hear why. Answers whether that could be judged:
 * whoever does not read for a second is cut, and all people sit in this process.
 */
async function endGently({ served, crowd }: Scene): Promise<boolean> {
  const sockets = crowd.people.filter((one) => one.isOnWebSocket() && one.isConnected());
  const before = new Map(sockets.map((one) => [one, one.closedWith.length]));
  const codeOf = (one: Person): number | undefined => one.closedWith[before.get(one) ?? 0];
  const reading = monitorEventLoopDelay({ resolution: 10 });
  reading.enable();
  const end = await served.end("SIGTERM");
  if (end !== 0 || existsSync(path.join(served.dataDir, "tablee.lock")))
    throw new Error(`after SIGTERM the process ended with ${end}: ${served.said()}`);
  // A process that is gone holds no socket; how long it takes to read what it sent is this machine's affair.
  await until("their sockets are closed", () => sockets.every((one) => codeOf(one) !== undefined), 30_000);
  reading.disable();
  if (reading.max > (limits.GOODBYE_WITHIN_MS / 2) * 1e6) return false;
  const codes = sockets.map(codeOf);
  if (codes.some((code) => code !== CLOSE.restart.code))
    throw new Error(`not everybody heard of the restart: closed with ${codes.join(" ")}`);
  return true;
}

/** Strikes the process, and judges what it left: in the folder, and as a fresh server shows it to somebody new. */
async function strike(table: Table, moment: Moment): Promise<void> {
  const { scene, oracle, tally, wish } = table;
  const { served, opened, chance } = scene;
  if (moment !== "ended") await served.end("SIGKILL");
  else if (await endGently(scene)) tally.goodbyes += 1;
  tally.struck(moment);
  // What was on its way into the clients when the process died was seen too.
  await pause(60);
  using copy = copyOf(served.dataDir);
  fail(`${moment}: missing in the folder`, oracle.missingIn(storedDoc(copy.dataDir, roomOf(opened))));
  if (isFolded(copy.dataDir, roomOf(opened))) tally.folds += 1;
  if (!chance.isHit(wish.aloneShare)) return;
  await using again = await Served.open({ dataDir: copy.dataDir });
  const alone = await aloneWith(again, opened.board.code);
  fail(`${moment}: not shown by the server alone`, oracle.missingIn(alone.table.sync.doc));
  await alone[Symbol.asyncDispose]();
  tally.newcomersAlone += 1;
}

/** The server is there again. Mostly people do not wait until their device comes back by itself. */
async function comeBack({ served, crowd, chance }: Scene): Promise<void> {
  await served.start();
  if (chance.isHit(0.8)) crowd.hurry();
}

async function round(table: Table, moment: Moment): Promise<void> {
  const { scene, oracle } = table;
  const { crowd, served, chance, opened } = scene;
  const before = crowd.people.length;
  await leadTo(moment, scene);
  await strike(table, moment);
  // Some go on writing while there is no server.
  if (chance.isHit(0.5)) crowd.stopWriting();
  await comeBack(scene);
  await pause(chance.whole(0, 300));
  crowd.stopWriting();
  await crowd.together(`after ${moment} all hold the same`, 75_000);
  for (const person of crowd.people)
    fail(`${moment}: ${person.way} ${person.number} lacks`, oracle.unwrittenIn(person.doc));
  const stored = readBoard(storedDoc(served.dataDir, roomOf(opened)));
  const shown = crowd.people[0] && readBoard(crowd.people[0].doc);
  if (!shown || written(stored) !== written(shown)) throw new Error(`${moment}: the store is not what people see`);
  await crowd.leave(crowd.people.slice(before));
}

async function playTable(
  served: Served,
  chance: Chance,
  { tally, wish }: Pick<Table, "tally" | "wish">,
): Promise<void> {
  const opened = await openBoard(served.url);
  const oracle = new Oracle();
  await using crowd = new Crowd({ base: served.url, code: opened.board.code, chance, oracle });
  const killAndStart = async (): Promise<void> => {
    await strike(table, "writing");
    await comeBack(table.scene);
  };
  const table: Table = { scene: { served, opened, crowd, chance, killAndStart }, oracle, tally, wish };
  const [least, most] = wish.people;
  // Many small tables and some large ones, as in life.
  await crowd.join(someWays(chance, chance.whole(least, chance.whole(least, most))));
  await crowd.together("everybody sits", 30_000);
  for (let at = 0; at < wish.roundsPerTable && tally.count < wish.kills; at += 1) {
    const moment = chance.oneOf(wish.moments);
    const started = performance.now();
    await round(table, moment);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    wish.say(
      `${tally.count}/${wish.kills} ${moment}: ${crowd.people.length} people, ${oracle.promisedCount} promised so far, nothing missing (${seconds} s)`,
    );
  }
  tally.promised += oracle.promisedCount;
}

/** Plays until the process was ended so many times. Throws at the first thing that is missing. */
export async function playRounds(wish: RoundsWish): Promise<RoundsReport> {
  const chance = chanceOf(wish.seed);
  const tally = new Tally();
  await using served = await Served.open();
  while (tally.count < wish.kills) await playTable(served, chance, { tally, wish });
  return tally;
}
