import * as Y from "yjs";

/** What a page called saved, to be looked for on the disk. */
export class Promises {
  readonly #doc: Y.Doc;
  #clocks: ReadonlyMap<number, number> = new Map();
  #deleted: readonly (readonly [client: number, clock: number, end: number])[] = [];
  #count = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** The page says *saved*: all that its document holds now. */
  note(): void {
    const { clients } = Y.createDeleteSetFromStructStore(this.#doc.store);
    this.#clocks = Y.decodeStateVector(Y.encodeStateVector(this.#doc));
    this.#deleted = [...clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => [client, clock, clock + len] as const),
    );
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** What of it a document lacks. */
  missingIn(doc: Y.Doc): string[] {
    const missing: string[] = [];
    for (const [client, clock] of this.#clocks) {
      const there = Y.getState(doc.store, client);
      if (there < clock) missing.push(`changes ${there} to ${clock} of client ${client}`);
    }
    const deleted = Y.createDeleteSetFromStructStore(doc.store);
    for (const [client, clock, end] of this.#deleted)
      for (let at = clock; at < end && at < Y.getState(doc.store, client); at += 1)
        if (!Y.isDeleted(deleted, Y.createID(client, at))) missing.push(`the deletion of ${at} of client ${client}`);
    return missing;
  }
}
