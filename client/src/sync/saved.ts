import * as Y from "yjs";

/**
 * Whether the server's own words cover what was written here. A change is pending from the moment it is made until what
 * the server sent, after storing it, contains it: its state vector, its deletions, its echo.
 */

/** Client → [from, to) ranges of deleted clocks. */
type Ranges = Map<number, [number, number][]>;

interface Change {
  readonly ends: ReadonlyMap<number, number>;
  readonly deletes: Ranges;
}

function changeOf(update: Uint8Array): Change {
  const { structs, ds } = Y.decodeUpdate(update);
  const ends = new Map<number, number>();
  for (const { id, length } of structs) ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + length));
  const deletes: Ranges = new Map();
  for (const [client, ranges] of ds.clients)
    deletes.set(
      client,
      ranges.map(({ clock, len }) => [clock, clock + len]),
    );
  return { ends, deletes };
}

export class SavedLedger {
  #pending: Change[] = [];
  readonly #stored = new Map<number, number>();
  /** What the server said is deleted, per client, merged and sorted. Kept only while something is pending. */
  readonly #deleted: Ranges = new Map();

  get pending(): number {
    return this.#pending.length;
  }

  /** A change made here, or found in the offline copy. */
  wrote(update: Uint8Array): void {
    const change = changeOf(update);
    if (change.ends.size > 0 || change.deletes.size > 0) this.#pending.push(change);
    this.#settle();
  }

  /** The server's state vector (sync step 1). */
  heldByServer(stateVector: Uint8Array): void {
    for (const [client, clock] of Y.decodeStateVector(stateVector)) this.#raise(client, clock);
    this.#settle();
  }

  /** An update from the server: its answer to our state vector, or the echo of a stored window. */
  sentByServer(update: Uint8Array): void {
    const { ends, deletes } = changeOf(update);
    for (const [client, clock] of ends) this.#raise(client, clock);
    for (const [client, ranges] of deletes)
      this.#deleted.set(client, merged([...(this.#deleted.get(client) ?? []), ...ranges]));
    this.#settle();
  }

  #raise(client: number, clock: number): void {
    if (clock > (this.#stored.get(client) ?? 0)) this.#stored.set(client, clock);
  }

  #settle(): void {
    this.#pending = this.#pending.filter((change) => !this.#covers(change));
    if (this.#pending.length === 0) this.#deleted.clear();
  }

  #covers({ ends, deletes }: Change): boolean {
    for (const [client, clock] of ends) if (clock > (this.#stored.get(client) ?? 0)) return false;
    for (const [client, ranges] of deletes) {
      const known = this.#deleted.get(client) ?? [];
      if (!ranges.every(([from, to]) => known.some(([low, high]) => low <= from && to <= high))) return false;
    }
    return true;
  }
}

function merged(ranges: [number, number][]): [number, number][] {
  const out: [number, number][] = [];
  for (const [from, to] of ranges.sort((left, right) => left[0] - right[0])) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
