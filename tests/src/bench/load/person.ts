import { Witness, cursorUpdate } from "./cursors.ts";
import type { CursorsSent } from "./cursors.ts";
import { askAll } from "./dialect.ts";
import type { Dialect } from "./dialect.ts";
import type { Histogram } from "./histogram.ts";
import { Ledger } from "./ledger.ts";
import type { Sent } from "./ledger.ts";
import type { RangeReader } from "./ranges.ts";
import type { ServerSpec } from "./spec.ts";
import { dialectOf, openWire } from "./wire.ts";
import type { Place, Wire } from "./wire.ts";

/** What all people of a run write into. */
export interface Books {
  readonly latency: Histogram;
  readonly echo: Histogram;
  readonly cursor: Histogram;
  readonly closed: string[];
  delivered: number;
  frames: number;
  bytes: number;
}

/** The room as its people share it. */
export interface Table {
  readonly sent: Sent;
  readonly cursors: CursorsSent;
  readonly reader: RangeReader;
}

/** Somebody at the table without a document: sends what was made before, and keeps account of what comes. */
export class Person {
  readonly client: number;
  readonly dialect: Dialect;
  readonly ledger: Ledger;
  readonly #books: Books;
  readonly #table: Table;
  #wire: Wire | undefined;
  #witness: Witness | undefined;
  #answered: () => void = () => undefined;

  private constructor(options: { client: number; own: number; dialect: Dialect; table: Table; books: Books }) {
    const { client, own, table, books } = options;
    this.client = client;
    this.dialect = options.dialect;
    this.#table = table;
    this.#books = books;
    this.ledger = new Ledger(table.sent, (place, clock) => {
      const took = performance.now() - (table.sent.writers[place]?.sentAt[clock] ?? Number.NaN);
      if (place === own) books.echo.add(took);
      else {
        books.delivered += 1;
        books.latency.add(took);
      }
    });
  }

  /** `own`: which of the room's writers this person is, or -1. */
  static async open(options: {
    readonly server: ServerSpec;
    readonly place: Place;
    readonly polling: boolean;
    readonly client: number;
    readonly own: number;
    readonly table: Table;
    readonly books: Books;
  }): Promise<Person> {
    const dialect = dialectOf(options.server, options.place);
    const person = new Person({ ...options, dialect });
    const answered = new Promise<void>((resolve) => (person.#answered = resolve));
    person.#wire = await openWire({ ...options, dialect, onFrame: (frame) => person.#hear(frame) });
    person.#wire.onClose = (why) => options.books.closed.push(why);
    for (const frame of [...dialect.greeting, askAll(dialect)]) person.#wire.send(frame);
    await answered;
    return person;
  }

  watchCursors(): Witness {
    this.#witness = new Witness(this.#table.cursors, this.#books.cursor);
    return this.#witness;
  }

  send(frame: Uint8Array): void {
    this.#wire?.send(frame);
  }

  point(): void {
    const clock = this.#table.cursors.next(this.client, performance.now());
    this.send(this.dialect.awareness(cursorUpdate(this.client, clock)));
  }

  close(): void {
    this.#wire?.close();
  }

  #hear(frame: Uint8Array): void {
    this.#books.frames += 1;
    this.#books.bytes += frame.length;
    const heard = this.dialect.hear(frame);
    if (heard.kind === "awareness") this.#witness?.take(heard.body, performance.now());
    if (heard.kind !== "update") return;
    for (const range of this.#table.reader.read(heard.body)) this.ledger.take(range);
    if (heard.answer) this.#answered();
  }
}
