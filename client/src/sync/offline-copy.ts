import * as idb from "lib0/indexeddb";
import { IndexeddbPersistence } from "y-indexeddb";
import type { Doc } from "yjs";
import type { LedgerKeeper } from "./saved.ts";

export interface Waiting {
  readonly key: string;
  readonly update: Uint8Array;
}

/** The store that y-indexeddb leaves to others. */
const STORE = "custom";

/**
 * The document on this device, and beside it each change that waits for the server's word. Without the second, a page
 * opened anew could not tell what was sent from what was not.
 */
export class OfflineCopy implements LedgerKeeper {
  readonly #copy: IndexeddbPersistence;
  #isRead = false;

  constructor(options: {
    readonly room: string;
    readonly doc: Doc;
    /** Everything is read, or nothing is kept here. `waiting`: what earlier pages kept as not yet stored by the server. */
    readonly onRead: (waiting: readonly Waiting[]) => void;
  }) {
    this.#copy = new IndexeddbPersistence(`tablee:${options.room}`, options.doc);
    void this.#read(options.onRead);
  }

  async #read(onRead: (waiting: readonly Waiting[]) => void): Promise<void> {
    try {
      // The first question fails when the database cannot be opened; whenSynced alone would wait for ever.
      await this.#copy.get("");
      await this.#copy.whenSynced;
      const waiting = await this.#waiting();
      this.#isRead = true;
      onRead(waiting);
    } catch {
      // Forbidden or full: the table works, and what is unsent is kept only as long as the page is open.
      this.#isRead = true;
      onRead([]);
    }
  }

  async #waiting(): Promise<Waiting[]> {
    if (!this.#copy.db) return [];
    const [store] = idb.transact(this.#copy.db, [STORE], "readonly");
    const rows: readonly { k: unknown; v: unknown }[] = store ? await idb.getAllKeysValues(store) : [];
    return rows.flatMap(({ k, v }) =>
      typeof k === "string" && v instanceof ArrayBuffer ? [{ key: k, update: new Uint8Array(v) }] : [],
    );
  }

  /** The copy is in the document: what it held counts. */
  get isRead(): boolean {
    return this.#isRead;
  }

  isOrigin(origin: unknown): boolean {
    return origin === this.#copy;
  }

  keep(key: string, update: Uint8Array): void {
    void quietly(this.#copy.set(key, new Uint8Array(update).buffer));
  }

  drop(keys: readonly string[]): void {
    for (const key of keys) void quietly(this.#copy.del(key));
  }

  async clear(): Promise<void> {
    await this.#copy.clearData();
  }

  async close(): Promise<void> {
    await this.#copy.destroy();
  }
}

async function quietly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch {
    // A copy that cannot be written is a smaller safety: the words are in the page, and on their way to the server.
  }
}
