import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { rootOf } from "@tablee/shared/board/schema";
import type { OpenedBoard, Seat } from "@tablee/shared/protocol/http";
import { chanceOf } from "../support/chance.ts";
import type { Chance } from "../support/chance.ts";
import { Crowd } from "../support/crowd.ts";
import type { Person, Way } from "../support/crowd.ts";
import { joinBoard, openBoard } from "../support/house.ts";
import { Oracle } from "../support/oracle.ts";
import type { Loss } from "../support/oracle.ts";
import { Served } from "../support/served.ts";
import { ROOT } from "../support/sources.ts";
import { roomOf, storedDoc } from "../support/stored-rooms.ts";
import { look } from "./sample.ts";
import type { Sample } from "./sample.ts";

export interface SoakWish {
  readonly minutes: number;
  readonly people: number;
  readonly seed: number;
  readonly sampleEverySeconds: number;
  readonly onSample: (sample: Sample) => void;
}

export interface SoakReport {
  readonly samples: readonly Sample[];
  readonly arrivals: number;
  readonly words: number;
  /** What anybody, or the store, lacks at the end: nothing, if all is well. */
  readonly losses: readonly Loss[];
}

const TABLES = 3;
const TICK_MS = 1_000;
/** Of each person and second. */
const WRITES = 0.12;
const POINTS = 0.2;
const LEAVES = 1 / 150;
/** Seconds without writing before somebody leaves, so that their last word is on its way. */
const GATHERING_THINGS = 4;

/** One table: its seats, who sits, and who is about to leave. */
class Table {
  readonly crowd: Crowd;
  readonly oracle = new Oracle();
  readonly opened: OpenedBoard;
  readonly #chance: Chance;
  readonly #places: number;
  readonly #free: { readonly seat: Seat; readonly way: Way }[] = [];
  readonly #taken = new Map<Person, { readonly seat: Seat; readonly way: Way; leavesIn: number }>();
  arrivals = 0;

  constructor(base: string, opened: OpenedBoard, { places, chance }: { places: number; chance: Chance }) {
    this.opened = opened;
    this.#chance = chance;
    this.#places = places;
    this.crowd = new Crowd({ base, code: opened.board.code, chance, oracle: this.oracle });
  }

  async layTheTable(base: string): Promise<void> {
    for (let at = 0; at < Math.ceil(this.#places * 1.2); at += 1) {
      const seat = await joinBoard(base, this.opened.board.code, { name: `Pivoine ${at}` });
      this.#free.push({ seat, way: at % 10 === 0 ? "polling" : at % 10 === 5 ? "stock" : "websocket" });
    }
  }

  tick(): void {
    for (const [person, place] of this.#taken) {
      if (place.leavesIn > 0) place.leavesIn -= 1;
      else if (this.#chance.isHit(LEAVES)) place.leavesIn = GATHERING_THINGS;
      else this.#act(person);
      if (place.leavesIn === 1 && person.status() !== "sending") this.#leave(person, place);
      else if (place.leavesIn === 1) place.leavesIn = 2;
    }
    // Not all at once: a chair is taken within some seconds.
    if (this.#taken.size < this.#places && this.#chance.isHit(0.6)) this.arrive();
  }

  #act(person: Person): void {
    if (person.isConnected() && this.#chance.isHit(WRITES)) this.crowd.write(person);
    if (this.#chance.isHit(POINTS)) {
      const cursor = { x: this.#chance.whole(0, 2_000), y: this.#chance.whole(0, 1_000) };
      person.headless?.table.presence.show({ cursor });
    }
  }

  arrive(): void {
    const place = this.#free.splice(this.#chance.whole(0, Math.max(0, this.#free.length - 1)), 1)[0];
    if (!place) return;
    this.arrivals += 1;
    this.#taken.set(this.crowd.sit(place.seat, place.way), { ...place, leavesIn: 0 });
  }

  #leave(person: Person, place: { readonly seat: Seat; readonly way: Way }): void {
    this.#taken.delete(person);
    this.#free.push(place);
    void this.crowd.leave([person]);
  }

  get cards(): number {
    const [one] = this.crowd.people;
    return one ? rootOf(one.doc, "cards").size : 0;
  }

  async lossesAtTheEnd(dataDir: string): Promise<Loss[]> {
    await this.crowd.together("all hold the same at the end", 60_000);
    const stored = storedDoc(dataDir, roomOf(this.opened));
    return [...this.crowd.people.map(({ doc }) => doc), stored].map((doc) => this.oracle.unwrittenIn(doc));
  }
}

async function openTables(base: string, wish: SoakWish, chance: Chance): Promise<Table[]> {
  const tables: Table[] = [];
  for (let at = 0; at < TABLES; at += 1) {
    const places = Math.floor((wish.people + at) / TABLES);
    const table = new Table(base, await openBoard(base), { places, chance });
    await table.layTheTable(base);
    tables.push(table);
  }
  return tables;
}

/** People come, write, point and go for so long; the server is a process of its own, looked at from outside. */
export async function soak(wish: SoakWish): Promise<SoakReport> {
  const chance = chanceOf(wish.seed);
  const heaps = mkdtempSync(path.join(tmpdir(), "tablee-soak-"));
  const node = ["--import", path.join(ROOT, "tests/src/soak/heap-probe.ts")];
  await using served = await Served.open({ node, env: { HEAP_PROBE_DIR: heaps } });
  const tables = await openTables(served.url, wish, chance);
  for (const table of tables) while (table.arrivals < wish.people / TABLES / 2) table.arrive();
  const samples: Sample[] = [];
  const began = performance.now();
  const minute = (): number => (performance.now() - began) / 60_000;
  const sum = (of: (table: Table) => number): number => tables.reduce((total, table) => total + of(table), 0);
  const take = async (): Promise<void> => {
    const people = sum(({ crowd }) => crowd.people.length);
    const sample = await look(served, { heaps, minute: minute(), people, cards: sum(({ cards }) => cards) });
    samples.push(sample);
    wish.onSample(sample);
  };
  const sampling = setInterval(() => void take(), wish.sampleEverySeconds * 1_000);
  const ticking = setInterval(() => tables.forEach((table) => table.tick()), TICK_MS);
  try {
    await new Promise((resolve) => {
      setTimeout(resolve, wish.minutes * 60_000);
    });
    clearInterval(ticking);
    clearInterval(sampling);
    const losses = (await Promise.all(tables.map((table) => table.lossesAtTheEnd(served.dataDir)))).flat();
    return {
      samples,
      losses,
      arrivals: sum(({ arrivals }) => arrivals),
      words: sum(({ oracle }) => oracle.promisedCount),
    };
  } finally {
    clearInterval(ticking);
    clearInterval(sampling);
    await Promise.all(tables.map(({ crowd }) => crowd[Symbol.asyncDispose]()));
    rmSync(heaps, { recursive: true, force: true });
  }
}
