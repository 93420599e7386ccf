import type { StoryWords } from "@tablee/shared/protocol/story-http";
import type { StoryKind } from "@tablee/shared/session/stories";

/**
 * What is written here and not on the server yet, on this device. Each story is sealed with a key of its own, which the
 * browser holds and nobody can take out of it; it goes with the row, and all rows with the seat. A plain page (http) has
 * nothing to seal with: then nothing is kept.
 */

const ROWS = "rows";

function nameOf(board: string, member: string): string {
  return `tablee-stories:${board}:${member}`;
}

export interface KeptWords {
  readonly words: StoryWords;
  /** What the list says of it when there is no link yet. */
  readonly about: StoryAbout;
  /** What the server had when they were written; null: not known. */
  readonly base: StoryWords | null;
  /** Words that others took the place of: kept until the person has dealt with them. */
  readonly isAside: boolean;
}

interface RowName {
  readonly story: string;
  readonly row: string;
  /** Begun here, and the table does not know of it yet. */
  readonly isNew?: boolean;
}

export interface KeptRow extends KeptWords, Required<RowName> {}

/** Whose it is, of those on the seat, and what sort. */
export interface StoryAbout {
  readonly person: number;
  readonly kind: StoryKind;
}

interface Sealed {
  readonly story: string;
  readonly isNew?: boolean;
  readonly at: number;
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly sealed: ArrayBuffer;
}

export interface Copies {
  /** Oldest first; of one story, or of all. */
  read(story?: string): Promise<readonly KeptRow[]>;
  /** Whether it is kept. */
  keep(row: RowName, words: KeptWords): Promise<boolean>;
  drop(rows: readonly string[]): Promise<void>;
  /** Stories that are no more leave nothing here; those that the table has yet to hear of stay. */
  dropAllBut(stories: ReadonlySet<string>): Promise<void>;
  /** The seat is no more here: its keys go, with all that they sealed, and nothing is kept any more. */
  forget(): Promise<void>;
}

/** Null where nothing can be sealed: nothing is kept then. */
export function openCopies(board: string, member: string): Copies | null {
  return canSeal() ? new SealedCopies(board, nameOf(board, member)) : null;
}

function canSeal(): boolean {
  return globalThis.crypto?.subtle !== undefined && globalThis.indexedDB !== undefined;
}

/** Of every seat that this device had at a table. */
export async function forgetCopies(board: string): Promise<void> {
  if (globalThis.indexedDB === undefined) return;
  const names = indexedDB.databases ? await indexedDB.databases().catch(() => []) : [];
  const mine = names.flatMap(({ name }) => (name?.startsWith(nameOf(board, "")) ? [name] : []));
  await Promise.all(mine.map((name) => ended(indexedDB.deleteDatabase(name))));
}

class SealedCopies implements Copies {
  readonly #board: string;
  readonly #name: string;
  readonly #keys = new Map<string, CryptoKey>();
  #database: Promise<IDBDatabase> | null = null;
  #isGone = false;

  constructor(board: string, name: string) {
    this.#board = board;
    this.#name = name;
  }

  async read(story?: string): Promise<readonly KeptRow[]> {
    try {
      const rows = await this.#rows();
      const wanted = rows.filter(([, sealed]) => story === undefined || sealed.story === story);
      wanted.sort(([, one], [, other]) => one.at - other.at);
      const opened = await Promise.all(
        wanted.map(async ([row, sealed]) => {
          const kept = await open(sealed);
          return kept && { row, story: sealed.story, isNew: sealed.isNew ?? false, ...kept };
        }),
      );
      return opened.filter((one) => one !== null);
    } catch {
      // A private window, a forbidden storage: as if nothing were kept.
      return [];
    }
  }

  async keep({ story, row, isNew = false }: RowName, words: KeptWords): Promise<boolean> {
    try {
      const key = this.#keys.get(row) ?? (await newKey());
      this.#keys.set(row, key);
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const bytes = new TextEncoder().encode(JSON.stringify(words));
      const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes);
      const value: Sealed = { story, isNew, at: Date.now(), key, iv, sealed };
      await this.#write((rows) => rows.put(value, row));
      return true;
    } catch {
      return false;
    }
  }

  async drop(rows: readonly string[]): Promise<void> {
    for (const row of rows) this.#keys.delete(row);
    if (rows.length === 0) return;
    await this.#write((store) => rows.forEach((row) => store.delete(row))).catch(() => undefined);
  }

  async dropAllBut(stories: ReadonlySet<string>): Promise<void> {
    const rows = await this.#rows().catch(() => []);
    await this.drop(rows.flatMap(([row, { story, isNew }]) => (stories.has(story) || isNew === true ? [] : [row])));
  }

  async forget(): Promise<void> {
    this.#isGone = true;
    this.#keys.clear();
    await forgetCopies(this.#board);
  }

  async #rows(): Promise<readonly (readonly [string, Sealed])[]> {
    const store = (await this.#open()).transaction(ROWS).objectStore(ROWS);
    const [keys, values] = await Promise.all([ended(store.getAllKeys()), ended(store.getAll())]);
    // Written above alone.
    return keys.map((key, at) => [String(key), values[at] as Sealed] as const);
  }

  async #write(change: (rows: IDBObjectStore) => void): Promise<void> {
    const transaction = (await this.#open()).transaction(ROWS, "readwrite");
    change(transaction.objectStore(ROWS));
    const done = new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      for (const end of ["abort", "error"])
        transaction.addEventListener(end, () => reject(transaction.error ?? new Error("not written")));
    });
    // Not left to the page's next turn: there may be none.
    transaction.commit();
    await done;
  }

  #open(): Promise<IDBDatabase> {
    if (this.#isGone) return Promise.reject(new Error("the seat is no more here"));
    this.#database ??= openRows(this.#name, () => (this.#database = null)).catch((error: unknown) => {
      this.#database = null;
      throw error;
    });
    return this.#database;
  }
}

async function openRows(name: string, lost: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener("upgradeneeded", () => request.result.createObjectStore(ROWS));
  const database = await ended(request);
  for (const end of ["versionchange", "close"] as const)
    database.addEventListener(end, () => {
      // The seat is forgotten, by this page or another: nothing of it is held open.
      database.close();
      lost();
    });
  return database;
}

function ended<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("not done")));
  });
}

function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function open({ key, iv, sealed }: Sealed): Promise<KeptWords | null> {
  try {
    const bytes = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed);
    // Sealed by this file: whoever could change it could not seal it.
    return JSON.parse(new TextDecoder().decode(bytes)) as KeptWords;
  } catch {
    return null;
  }
}
