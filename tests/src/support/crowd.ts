import * as Y from "yjs";
import { addCards, deleteCards } from "@tablee/shared/board/edit-cards";
import { transact } from "@tablee/shared/board/hand";
import type { Hand } from "@tablee/shared/board/hand";
import { openRoots, rootOf, textOf } from "@tablee/shared/board/schema";
import { newId } from "@tablee/client/new-id";
import type { CardId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import type { Chance } from "./chance.ts";
import { joinBoard } from "./house.ts";
import { Headless } from "./member.ts";
import { Oracle } from "./oracle.ts";
import { stock } from "./stock.ts";

/** How somebody reaches the table: our client over WebSocket or over long-polling, or a stock y-websocket provider. */
export type Way = "websocket" | "polling" | "stock";

/** Our own client says what is saved; a stock provider has no word for it. */
type Status = "saved" | "sending" | "offline" | "reconnecting" | "loading" | "stopped" | "unknown";

export interface Person {
  readonly number: number;
  readonly way: Way;
  readonly doc: Y.Doc;
  readonly hand: Hand;
  status(): Status;
  isConnected(): boolean;
  /** Where a WebSocket is slow to open, our client takes the tunnel. */
  isOnWebSocket(): boolean;
  /** Codes with which the server closed their WebSocket, oldest first. */
  readonly closedWith: readonly number[];
  readonly headless: Headless | null;
  leave(): Promise<void>;
}

interface Newcomer {
  readonly base: string;
  readonly seat: Seat;
  readonly number: number;
  readonly way: Way;
}

function ourClient({ base, seat, number, way }: Newcomer): Person {
  const closedWith: number[] = [];
  const headless = new Headless(base, seat, {
    polling: way === "polling",
    onClosed: (code) => closedWith.push(code),
  });
  const { sync } = headless.table;
  // The names of the client’s own states.
  const status = (): Status => headless.status() as Status;
  return {
    number,
    way,
    doc: sync.doc,
    hand: headless.hand,
    status,
    isConnected: () => status() === "saved" || status() === "sending",
    isOnWebSocket: () => !sync.state.getState().slowPath,
    closedWith,
    headless,
    leave: () => headless[Symbol.asyncDispose](),
  };
}

function stockClient({ base, seat, number }: Newcomer): Person {
  const doc = new Y.Doc();
  openRoots(doc);
  const closedWith: number[] = [];
  const provider = stock(base, seat, doc);
  provider.on("connection-close", (event) => event && closedWith.push(event.code));
  const hand: Hand = {
    doc,
    by: seat.member.id,
    origin: provider.awareness,
    newId,
    suffix: () => newId().slice(0, 3),
    now: () => Date.now(),
  };
  return {
    number,
    way: "stock",
    doc,
    hand,
    status: () => "unknown",
    isConnected: () => provider.wsconnected && provider.synced,
    isOnWebSocket: () => true,
    closedWith,
    headless: null,
    leave: () => {
      provider.destroy();
      doc.destroy();
      return Promise.resolve();
    },
  };
}

/** One who sits down; the oracle sees what they see, and hears what they are told. */
function sitDown(who: Newcomer, oracle: Oracle): Person {
  const person = who.way === "stock" ? stockClient(who) : ourClient(who);
  oracle.watch(person.doc, who.number);
  person.headless?.table.sync.state.subscribe(({ status }, before) => {
    if (status.kind === "saved" && before.status.kind !== "saved") oracle.saved(who.number);
  });
  return person;
}

export interface Gathering {
  readonly base: string;
  readonly code: string;
  readonly ways: readonly Way[];
  readonly chance: Chance;
}

/** A crowd that sits, with an oracle of its own. */
export async function gather({ base, code, ways, chance }: Gathering): Promise<Crowd> {
  const crowd = new Crowd({ base, code, chance, oracle: new Oracle() });
  await crowd.join(ways);
  await crowd.together("everybody sits", 30_000);
  return crowd;
}

const COMPARE_MS = 100;
const KEPT_CARDS = 250;
const BIG_CHARS = 4_500;

/** People of one table who write at random: new cards, more words in anybody’s card, and cards taken away. */
export class Crowd {
  readonly people: Person[] = [];
  readonly #base: string;
  readonly #code: string;
  readonly #chance: Chance;
  readonly oracle: Oracle;
  #writing: NodeJS.Timeout | undefined;
  #numbers = 0;

  constructor(options: {
    readonly base: string;
    readonly code: string;
    readonly chance: Chance;
    readonly oracle: Oracle;
  }) {
    this.#base = options.base;
    this.#code = options.code;
    this.#chance = options.chance;
    this.oracle = options.oracle;
  }

  async join(ways: readonly Way[]): Promise<readonly Person[]> {
    return Promise.all(
      ways.map(async (way) => this.sit(await joinBoard(this.#base, this.#code, { name: "Moineau" }), way)),
    );
  }

  /** Somebody who has a seat comes back to it. */
  sit(seat: Seat, way: Way): Person {
    this.#numbers += 1;
    const person = sitDown({ base: this.#base, seat, number: this.#numbers, way }, this.oracle);
    this.people.push(person);
    return person;
  }

  async leave(gone: readonly Person[]): Promise<void> {
    for (const person of gone) this.people.splice(this.people.indexOf(person), 1);
    await Promise.all(gone.map((person) => person.leave()));
  }

  /** Everybody who waits before they come back does not wait any longer: they press the button. */
  hurry(): void {
    for (const one of this.people)
      if (one.status() === "reconnecting" || one.status() === "offline") one.headless?.table.sync.retry();
  }

  /** `isBig`: long texts, which fill the log within seconds. */
  startWriting({ everyMs, isBig = false }: { readonly everyMs: number; readonly isBig?: boolean }): void {
    clearInterval(this.#writing);
    this.#writing = setInterval(() => {
      for (const person of this.people) if (this.#chance.isHit(0.8)) this.write(person, isBig);
    }, everyMs);
  }

  stopWriting(): void {
    clearInterval(this.#writing);
  }

  write(person: Person, isBig = false): void {
    const cards = rootOf(person.doc, "cards");
    const isFull = cards.size > (isBig ? 40 : KEPT_CARDS);
    const some = cards.size > 0 ? this.#chance.oneOf([...cards.keys()]) : undefined;
    if (some !== undefined && this.#chance.isHit(isFull ? 0.6 : 0.08)) return this.#delete(person, some);
    const word = this.oracle.newWord(person.number);
    if (some !== undefined && !isBig && this.#chance.isHit(0.3)) return this.#append(person, some, word);
    const [card] = this.#add(person, isBig ? `${word} ${"m".repeat(BIG_CHARS)}` : word);
    if (card !== undefined) this.oracle.wrote(person.number, word, card);
  }

  #add(person: Person, text: string): readonly CardId[] {
    const place = { x: this.#chance.whole(0, 2_000), y: this.#chance.whole(0, 2_000), zone: null, group: null };
    const added = addCards(person.hand, [{ text, place }]);
    if (!added.ok) throw new Error(added.reason);
    return added.value;
  }

  #append(person: Person, card: string, word: string): void {
    const text = textOf(person.doc, "cards", card);
    if (!text || text.length > 300) return;
    transact(person.hand, () => text.insert(text.length, ` ${word}`));
    this.oracle.wrote(person.number, word, card);
  }

  #delete(person: Person, card: string): void {
    // The key of a card in the document is its id.
    deleteCards(person.hand, [card as CardId]);
    this.oracle.deleted(person.number, card);
  }

  /** Of those to whom it is said: our own people who are told that everything of theirs is saved. */
  toldSaved(): readonly Person[] {
    return this.people.filter((one) => one.status() === "saved");
  }

  /** Everybody is connected, was told *saved*, and holds the same as the first. */
  isTogether(): boolean {
    const [first] = this.people;
    if (!first || !this.people.every((one) => one.isConnected() && one.status() !== "sending")) return false;
    const whole = Y.snapshot(first.doc);
    return this.people.every((one) => one === first || Y.equalSnapshots(whole, Y.snapshot(one.doc)));
  }

  /** Waits for that; says who is apart when it does not come. */
  async together(what: string, withinMs: number): Promise<void> {
    const end = performance.now() + withinMs;
    while (!this.isTogether()) {
      // To compare all documents is work, and those who are compared need the time.
      await new Promise((resolve) => {
        setTimeout(resolve, COMPARE_MS);
      });
      if (performance.now() < end) continue;
      const [first] = this.people;
      const apart = this.people.map((one) => {
        const { number, way, doc, closedWith } = one;
        const same = first !== undefined && Y.equalSnapshots(Y.snapshot(first.doc), Y.snapshot(doc));
        return `${number} ${way} ${one.status()} closed with ${closedWith.slice(-3).join(" ")}${same ? "" : " DIFFERS"}`;
      });
      throw new Error(`${what}: not within ${withinMs} ms\n${apart.join("\n")}`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stopWriting();
    await this.leave([...this.people]);
  }
}
