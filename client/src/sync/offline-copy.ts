import * as Y from "yjs";
import { OFFLINE_COPY_LOOSE_BYTES, OFFLINE_COPY_LOOSE_ROWS_COUNT } from "@tablee/shared/limits";
import type { DeviceKeeps } from "../table.ts";
import { bytesOf, copyName, openDatabase, readRows, UPDATES, WAITING } from "./copy-rows.ts";
import type { Waiting } from "./saved.ts";

/** What comes from the server is safe there: it may be written together. */
const GATHER_MS = 500;
/** A device that was full may have room again. */
const TRY_AGAIN_MS = 5_000;

/** What is to be written with the next transaction. After one that failed it goes back here. */
interface Queue {
  updates: Uint8Array[];
  readonly waiting: Map<string, Uint8Array>;
  readonly done: Set<string>;
}

/** Merging reads every change again: what is large already is a row by itself. */
const BATCH_BYTES = 32 * 1024;

function batchesOf(updates: readonly Uint8Array[]): Uint8Array[][] {
  const batches: Uint8Array[][] = [];
  let room = 0;
  for (const update of updates) {
    const last = batches.at(-1);
    if (last && update.length <= room) last.push(update);
    else batches.push([update]);
    room = (last && update.length <= room ? room : BATCH_BYTES) - update.length;
  }
  return batches;
}

function emptyQueue(): Queue {
  return { updates: [], waiting: new Map(), done: new Set() };
}

/**
 *   reading ──all is in the document──► keeps ──a write fails──► full, or forbidden ──one succeeds──► keeps
 *      └──cannot be opened──► forbidden
 *
 * Several tabs may write one copy: each adds rows, and whoever has added enough folds all rows into one.
 */
export class OfflineCopy {
  readonly #doc: Y.Doc;
  readonly #changed: () => void;
  readonly #path: string;
  #state: DeviceKeeps = "reading";
  #isClosed = false;
  #database: IDBDatabase | undefined;
  #queue = emptyQueue();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isFlushing = false;
  /** Rows whose content is in the document: those of other tabs may hold more. */
  #known = new Set<IDBValidKey>();
  /** Beside the largest row, which is the last fold. */
  #loose = { rows: 0, bytes: 0 };
  #folding: ReturnType<typeof setTimeout> | undefined;

  constructor(options: { readonly path: string; readonly doc: Y.Doc; readonly changed: () => void }) {
    this.#doc = options.doc;
    this.#changed = options.changed;
    this.#path = options.path;
  }

  get state(): DeviceKeeps {
    return this.#state;
  }

  /** Puts what is kept into the document. Answers what earlier pages wrote and the server is not known to have. */
  async read(): Promise<readonly Waiting[]> {
    try {
      const database = await openDatabase(copyName(this.#path));
      // Another page deletes the copy, or the person does: it is let go.
      database.addEventListener("versionchange", () => this.#lose());
      database.addEventListener("close", () => this.#lose());
      const { keys, updates, waiting } = await readRows(database);
      if (this.#isClosed) {
        database.close();
        return [];
      }
      this.#database = database;
      this.#known = new Set(keys);
      this.#count(
        updates
          .map(({ length }) => length)
          .sort((one, other) => one - other)
          .slice(0, -1),
      );
      if (updates.length > 0) {
        Y.transact(this.#doc, () => updates.forEach((update) => Y.applyUpdate(this.#doc, update, this)), this, false);
      }
      this.#turn("keeps");
      this.#flushSoon(0);
      return waiting;
    } catch {
      this.#turn("forbidden");
      return [];
    }
  }

  /** A change made here: written before the page can be gone. */
  wrote({ key, update }: Waiting): void {
    this.#queue.updates.push(update);
    this.#queue.waiting.set(key, update);
    this.#flushSoon(0);
  }

  /** A change that the server has, or another tab wrote. */
  heard(update: Uint8Array): void {
    this.#queue.updates.push(update);
    this.#flushSoon(GATHER_MS);
  }

  stored(keys: readonly string[]): void {
    if (keys.length === 0) return;
    for (const key of keys) if (!this.#queue.waiting.delete(key)) this.#queue.done.add(key);
    // A page closed just now must not count them again when it is opened.
    this.#flushSoon(0);
  }

  #turn(state: DeviceKeeps): void {
    if (this.#state === state || this.#isClosed) return;
    this.#state = state;
    this.#changed();
  }

  #lose(): void {
    this.#database?.close();
    this.#database = undefined;
    this.#turn("forbidden");
  }

  #flushSoon(ms: number): void {
    if (ms > 0) {
      this.#timer ??= setTimeout(() => this.#flush(), ms);
    } else if (!this.#isFlushing) {
      this.#isFlushing = true;
      // Within the same turn of the page, and all that this turn writes in one transaction.
      queueMicrotask(() => this.#flush());
    }
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isFlushing = false;
    const database = this.#database;
    const queue = this.#queue;
    if (!database || (queue.updates.length === 0 && queue.done.size === 0)) return;
    this.#queue = emptyQueue();
    try {
      const transaction = database.transaction([UPDATES, WAITING], "readwrite");
      this.#write(transaction, queue);
      transaction.addEventListener("complete", () => this.#turn("keeps"));
      transaction.addEventListener("abort", () => this.#failed(queue, transaction.error));
      // Not left to the page's next turn: there may be none.
      transaction.commit();
    } catch (error) {
      this.#failed(queue, error);
    }
  }

  #write(transaction: IDBTransaction, { updates, waiting, done }: Queue): void {
    const [rows, changes] = [transaction.objectStore(UPDATES), transaction.objectStore(WAITING)];
    for (const batch of batchesOf(updates)) {
      const row = batch.length === 1 && batch[0] ? batch[0] : Y.mergeUpdates(batch);
      this.#count([row.length]);
      this.#add(rows, row);
    }
    for (const [key, update] of waiting) changes.put(new Uint8Array(update).buffer, key);
    for (const key of done) changes.delete(key);
    const { rows: count, bytes } = this.#loose;
    if (count >= OFFLINE_COPY_LOOSE_ROWS_COUNT || bytes >= OFFLINE_COPY_LOOSE_BYTES) this.#foldSoon();
  }

  #add(rows: IDBObjectStore, update: Uint8Array): void {
    const request = rows.add(update);
    request.addEventListener("success", () => this.#known.add(request.result));
  }

  #count(rowBytes: readonly number[]): void {
    this.#loose.rows += rowBytes.length;
    for (const bytes of rowBytes) this.#loose.bytes += bytes;
  }

  #foldSoon(): void {
    this.#folding ??= setTimeout(() => {
      this.#folding = undefined;
      this.#fold();
    }, GATHER_MS);
  }

  /** All rows as one: the document, collected, and what rows of other tabs may hold beyond it. */
  #fold(): void {
    if (!this.#database) return;
    try {
      const transaction = this.#database.transaction([UPDATES], "readwrite");
      const rows = transaction.objectStore(UPDATES);
      const [keys, bytes] = [rows.getAllKeys(), rows.getAll()];
      bytes.addEventListener("success", () => {
        const foreign = keys.result.flatMap((key, at) =>
          this.#known.has(key) ? [] : (bytesOf(bytes.result[at]) ?? []),
        );
        const state = Y.encodeStateAsUpdate(this.#doc);
        rows.clear();
        this.#known.clear();
        this.#add(rows, foreign.length === 0 ? state : Y.mergeUpdates([state, ...foreign]));
      });
      transaction.addEventListener("complete", () => (this.#loose = { rows: 0, bytes: 0 }));
    } catch {
      // The rows stay as they are; the next write tries again.
    }
  }

  #failed(queue: Queue, error: unknown): void {
    const { updates, waiting, done } = this.#queue;
    for (const [key, update] of waiting) queue.waiting.set(key, update);
    for (const key of done) if (!queue.waiting.delete(key)) queue.done.add(key);
    queue.updates.push(...updates);
    if (queue.updates.length > OFFLINE_COPY_LOOSE_ROWS_COUNT) queue.updates = [Y.mergeUpdates(queue.updates)];
    this.#queue = queue;
    this.#turn(error instanceof Error && error.name === "QuotaExceededError" ? "full" : "forbidden");
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushSoon(TRY_AGAIN_MS);
  }

  /** Forgets the document on this device. */
  async clear(): Promise<void> {
    this.#queue = emptyQueue();
    const database = this.#database;
    if (!database) return;
    await new Promise<void>((resolve) => {
      const transaction = database.transaction([UPDATES, WAITING], "readwrite");
      for (const name of [UPDATES, WAITING]) transaction.objectStore(name).clear();
      for (const end of ["complete", "abort"]) transaction.addEventListener(end, () => resolve());
    });
    this.close();
  }

  close(): void {
    this.#flush();
    this.#isClosed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#folding);
    // Transactions that are under way come to their end first.
    this.#database?.close();
    this.#database = undefined;
  }
}
