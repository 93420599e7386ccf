import type { Range } from "./ranges.ts";

/** One whose edits are counted: a Yjs client id, when each of its clocks was sent, and how many there are. */
export interface Writer {
  readonly client: number;
  readonly sentAt: Float64Array;
  sent: number;
}

/** What one room's writers sent: the other side of every receiver's account. */
export class Sent {
  readonly writers: readonly Writer[];
  readonly #places: ReadonlyMap<number, number>;

  constructor(writers: readonly Writer[]) {
    this.writers = writers;
    this.#places = new Map(writers.map(({ client }, place) => [client, place]));
  }

  placeOf(client: number): number | undefined {
    return this.#places.get(client);
  }
}

interface Hole {
  readonly place: number;
  readonly start: number;
  readonly end: number;
}

/**
 * What one receiver got of each writer. A clock counts once, when it comes first; what was jumped over stays missing
 * until it comes, however many later ones arrived.
 */
export class Ledger {
  readonly #sent: Sent;
  readonly #known: Uint32Array;
  #holes: Hole[] = [];
  readonly #deliver: (place: number, clock: number) => void;

  constructor(sent: Sent, deliver: (place: number, clock: number) => void) {
    this.#sent = sent;
    this.#known = new Uint32Array(sent.writers.length);
    this.#deliver = deliver;
  }

  take({ client, start, end }: Range): void {
    const place = this.#sent.placeOf(client);
    if (place === undefined) return;
    const known = this.#known[place] ?? 0;
    if (start < known && this.#holes.length > 0) this.#fill(place, start, end);
    if (end <= known) return;
    if (start > known) this.#holes.push({ place, start: known, end: start });
    this.#known[place] = end;
    for (let clock = Math.max(start, known); clock < end; clock += 1) this.#deliver(place, clock);
  }

  #fill(place: number, start: number, end: number): void {
    this.#holes = this.#holes.flatMap((hole) => {
      const [from, to] = [Math.max(start, hole.start), Math.min(end, hole.end)];
      if (hole.place !== place || from >= to) return [hole];
      for (let clock = from; clock < to; clock += 1) this.#deliver(place, clock);
      const left = [
        { place, start: hole.start, end: from },
        { place, start: to, end: hole.end },
      ];
      return left.filter((part) => part.start < part.end);
    });
  }

  /** How many of the edits sent so far have not come. */
  missing(): number {
    const holes = this.#holes.reduce((sum, { start, end }) => sum + end - start, 0);
    return this.#sent.writers.reduce(
      (sum, { sent }, place) => sum + Math.max(0, sent - (this.#known[place] ?? 0)),
      holes,
    );
  }
}
