import { setTimeout as pause } from "node:timers/promises";
import type * as Y from "yjs";
import { openBoard, until } from "../support/house.ts";
import { Random } from "../support/random.ts";
import { differenceOf } from "../support/said.ts";
import { docOnDisk } from "../support/stored.ts";
import { aStranger, oneOfOurs, Repeater } from "./people.ts";
import type { Someone } from "./people.ts";
import type { Server } from "./server.ts";

/**
 * A table where anything happens at any time: seven people of four kinds, lines that are cut, ways that change, a server
 * that ends and comes back. Whatever happened, in the end all have the same, the disk too, and nothing that was called
 * saved is missing.
 */

export interface Played {
  readonly acts: number;
  readonly cuts: number;
  readonly switches: number;
  readonly restarts: number;
  readonly promises: number;
  readonly things: number;
}

const CALM_WITHIN_MS = 40_000;

export async function play(server: Server, seed: number, forMs: number): Promise<Played> {
  const table = await Table.open(server, new Random(seed));
  try {
    const end = Date.now() + forMs;
    while (Date.now() < end) await table.turn();
    return await table.settle();
  } finally {
    await table.close();
  }
}

class Table {
  readonly #server: Server;
  readonly #random: Random;
  readonly #people: readonly Someone[];
  readonly #repeater: Repeater;
  readonly #path: string;
  readonly #away = new Set<Someone>();
  #done = { acts: 0, cuts: 0, switches: 0, restarts: 0 };

  private constructor(parts: {
    readonly server: Server;
    readonly random: Random;
    readonly people: readonly Someone[];
    readonly repeater: Repeater;
    readonly path: string;
  }) {
    this.#server = parts.server;
    this.#random = parts.random;
    this.#people = parts.people;
    this.#repeater = parts.repeater;
    this.#path = parts.path;
  }

  static async open(server: Server, random: Random): Promise<Table> {
    const board = await openBoard(server.url);
    const place = (name: string) => ({ url: server.url, board, random, name });
    const people = await Promise.all([
      oneOfOurs(place("Mésange"), false),
      oneOfOurs(place("Tilleul"), false),
      oneOfOurs(place("Iris"), true),
      oneOfOurs(place("Genêt"), true),
      aStranger(place("Olivier")),
      aStranger(place("Pervenche")),
    ]);
    const repeater = await Repeater.open(place("Bruyère"));
    await until("all are at the table", () => people.every((one) => one.inSync()));
    return new Table({ server, random, people, repeater, path: board.sync.path });
  }

  async turn(): Promise<void> {
    const what = this.#random.below(100);
    const one = this.#random.pick(this.#people);
    if (!one) return;
    if (what < 80) this.#act(one);
    else if (what < 88) this.#cutOrMend(one);
    else if (what < 92) this.#switch(one);
    else if (what < 98) await this.#repeat();
    else if (this.#random.oneIn(6)) await this.#restart();
    await pause(this.#random.below(12));
    this.#faults();
  }

  #act(one: Someone): void {
    one.editor.act();
    this.#done.acts += 1;
  }

  #cutOrMend(one: Someone): void {
    if (this.#away.delete(one)) return one.line.restore();
    one.line.cut();
    this.#away.add(one);
    this.#done.cuts += 1;
  }

  #switch(one: Someone): void {
    if (this.#away.has(one)) return;
    one.switchWay();
    this.#done.switches += 1;
  }

  async #repeat(): Promise<void> {
    try {
      await this.#repeater.act();
      this.#done.acts += 3;
    } catch {
      // Its socket went with the server; it comes back on its next turn.
    }
    if (this.#random.oneIn(5)) this.#repeater.drop();
  }

  /** Looked at on the disk before anybody can bring it again. */
  async #restart(): Promise<void> {
    this.#repeater.drop();
    await this.#server.end();
    const stored = await docOnDisk(this.#server.dataDir, this.#path);
    for (const { name, promises } of this.#people) {
      const missing = promises.missingIn(stored);
      if (missing.length > 0) throw new Error(`${name} was told that it is saved: ${missing.join(", ")}`);
    }
    stored.destroy();
    for (let count = 0; count < 6; count += 1) this.#act(this.#random.pick(this.#people) as Someone);
    await this.#server.begin();
    this.#done.restarts += 1;
  }

  #faults(): void {
    for (const one of this.#people) {
      const refusal = one.refused();
      if (refusal !== undefined) throw new Error(`${one.name}, who is honest, was turned away: ${refusal}`);
      if (one.undone.length > 0) throw new Error(`${one.name}: ${one.undone.join(", ")}`);
    }
  }

  /** All lines are mended, nobody writes any more: then everybody has the same. */
  async settle(): Promise<Played> {
    for (const one of this.#away) one.line.restore();
    const [first, ...others] = this.#people;
    if (!first) throw new Error("nobody is there");
    const differences = (doc: Y.Doc): string[] => others.flatMap((one) => differenceOf(doc, one.doc) ?? []);
    try {
      await until("all have the same", () => this.#isCalm(), CALM_WITHIN_MS);
    } catch {
      this.#faults();
      const late = this.#people.filter((one) => !one.inSync()).map((one) => `${one.name} ${one.status()}`);
      throw new Error(`not in sync: ${late.join(", ")}; ${differences(first.doc).join("\n")}`);
    }
    this.#faults();
    this.#repeater.drop();
    await this.#server.end();
    const stored = await docOnDisk(this.#server.dataDir, this.#path);
    const onDisk = differenceOf(first.doc, stored);
    if (onDisk !== undefined) throw new Error(`the disk has something else: ${onDisk}`);
    for (const { name, promises } of this.#people)
      for (const missing of promises.missingIn(stored))
        throw new Error(`${name} was told that it is saved: ${missing}`);
    await this.#server.begin();
    const promises = this.#people.reduce((sum, one) => sum + one.promises.count, 0);
    const things = [...stored.share.keys()].reduce((sum, root) => sum + stored.getMap(root).size, 0);
    return { ...this.#done, promises, things };
  }

  #isCalm(): boolean {
    const [first, ...others] = this.#people;
    return (
      first !== undefined &&
      this.#people.every((one) => one.inSync()) &&
      others.every((one) => differenceOf(first.doc, one.doc) === undefined)
    );
  }

  async close(): Promise<void> {
    this.#repeater.drop();
    await Promise.all(this.#people.map((one) => one.close()));
  }
}
