import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { createLog } from "@tablee/server/log";
import { openStore } from "@tablee/server/store/open";
import { RoomLog } from "@tablee/server/store/room-log";
import { awarenessFrame, step1Frame, updateFrame, updateIn } from "@tablee/server/sync/frames";
import { Rooms } from "@tablee/server/sync/rooms";
import { MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2 } from "@tablee/shared/protocol/frames";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import { until } from "../support/house.ts";
import { Random } from "../support/random.ts";
import { differenceOf } from "../support/said.ts";
import { bendBytes } from "./mutate.ts";
import { makeScene } from "./scene.ts";
import type { Scene } from "./scene.ts";

/** Bent frames on connections of a real room, with its threads and its store, and an honest person who watches. */

/** A thread that was ended starts anew. Of work, in all threads: the clock would accuse a crowded machine. */
const SLOW_MS = 5_000;
const BACK_WITHIN_MS = 120_000;

export class FrameFuzz {
  readonly #dataDir = mkdtempSync(path.join(tmpdir(), "tablee-frames-"));
  readonly #random: Random;
  readonly #scene: Scene;
  readonly #address = { board: "frames" as BoardId, epoch: 1 };
  #rooms: Rooms | undefined;
  #end: () => Promise<void> = async () => undefined;
  /** What the watcher was sent. */
  readonly #seen = new Y.Doc();
  #watcher: ReturnType<Rooms["connect"]> | undefined;
  #people = 0;
  readonly #faults: string[] = [];
  sent = 0;
  closed = 0;
  slowestMs = 0;

  constructor(seed: number) {
    this.#random = new Random(seed);
    this.#scene = makeScene(this.#random);
  }

  async open(): Promise<void> {
    const store = await openStore(this.#dataDir);
    const rooms = new Rooms({ log: new RoomLog(store), logger: createLog("error"), onPresence: () => undefined });
    this.#rooms = rooms;
    this.#end = async () => {
      await rooms.close();
      await store.close();
    };
    await rooms.create(this.#address, this.#scene.base);
    this.#watcher = this.#connect((frame) => this.#hear(frame));
    this.#watcher.receive(step1Frame(Y.encodeStateVector(this.#seen)));
    await until("the watcher has the board", () => this.#seen.store.clients.size > 0);
  }

  #hear(frame: Uint8Array): void {
    if (frame[0] === MESSAGE_SYNC && frame[1] !== SYNC_STEP_1) Y.applyUpdate(this.#seen, updateIn(frame));
  }

  #connect(send: (frame: Uint8Array) => void): ReturnType<Rooms["connect"]> {
    this.#people += 1;
    const close = (code: number, reason: string): void => {
      this.closed += 1;
      if (send !== IGNORE) this.#faults.push(`an honest person was closed with ${code}: ${reason}`);
    };
    const link = { send, close, buffered: () => 0, onDrain: () => undefined };
    const access = { cards: true, structure: true, reason: null };
    const rooms = this.#rooms;
    if (!rooms) throw new Error("not open");
    return rooms.connect(link, { room: this.#address, member: `m${this.#people}` as MemberId, access });
  }

  /** Some frames of hostile people, then an honest word, which must be stored and come back in time. */
  async round(people: number): Promise<void> {
    const connections = Array.from({ length: people }, () => this.#connect(IGNORE));
    // Until the room is open for them, all that they send is only kept.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    for (const connection of connections) {
      for (let count = 1 + this.#random.below(4); count > 0; count -= 1) {
        connection.receive(this.#frame());
        this.sent += 1;
      }
    }
    await this.#sayWord();
    for (const connection of connections) connection.closed();
  }

  async #sayWord(): Promise<void> {
    const mine = new Y.Doc();
    mine.clientID = this.#random.uint32();
    const key = this.#random.id();
    mine.getMap("links").set(key, new Y.Map([["label", "un mot"]]));
    const before = process.cpuUsage();
    this.#watcher?.receive(updateFrame(Y.encodeStateAsUpdate(mine)));
    const isBack = (): boolean => this.#seen.getMap("links").has(key);
    await until("an honest word comes back", () => isBack() || this.#faults.length > 0, BACK_WITHIN_MS);
    if (this.#faults.length > 0) throw new Error(this.#faults.join("; "));
    const { user, system } = process.cpuUsage(before);
    const took = (user + system) / 1_000;
    this.slowestMs = Math.max(this.slowestMs, Math.round(took));
    if (took > SLOW_MS) throw new Error(`an honest word took ${Math.round(took)} ms of work`);
  }

  #frame(): Uint8Array {
    const random = this.#random;
    const honest = random.pick(this.#scene.honest) ?? new Uint8Array();
    const plain = [
      () => updateFrame(bendBytes(honest, random)),
      () => updateFrame(bendBytes(honest, random)).with(1, SYNC_STEP_2),
      () => step1Frame(bendBytes(Y.encodeStateVector(this.#scene.state as Map<number, number>), random)),
      () => {
        const state = Buffer.from(random.pick(STATES) ?? "");
        return awarenessFrame([{ clientId: random.uint32(), clock: random.below(3), state }]);
      },
      () => new Uint8Array([3]),
      () => encoding.encode((encoder) => encoding.writeVarUint(encoder, random.uint32())),
    ];
    const frame = random.pick(plain)?.() ?? new Uint8Array();
    return random.oneIn(2) ? bendBytes(frame, random) : frame;
  }

  /** The board that the watcher saw is the board that is served. Ends everything. */
  async close(): Promise<void> {
    const served = new Y.Doc();
    let isWhole = false;
    const newcomer = this.#connect((frame) => {
      if (frame[0] !== MESSAGE_SYNC || frame[1] === SYNC_STEP_1) return;
      Y.applyUpdate(served, updateIn(frame));
      isWhole = frame[1] === SYNC_STEP_2;
    });
    newcomer.receive(step1Frame(Y.encodeStateVector(served)));
    await until("a newcomer has the board", () => isWhole);
    await this.#end();
    rmSync(this.#dataDir, { recursive: true, force: true });
    if (served.store.pendingStructs !== null) throw new Error("a newcomer waits for ever");
    const difference = differenceOf(served, this.#seen);
    if (difference !== undefined) throw new Error(`the watcher saw something else: ${difference}`);
  }
}

const IGNORE = (): void => undefined;
const STATES = [
  "{}",
  "null",
  "[]",
  "{",
  '{"__proto__":{"m":1}}',
  '{"m":"another"}',
  '"x"',
  `{"x":"${"é".repeat(2_000)}"}`,
];
