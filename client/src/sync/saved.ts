import * as Y from "yjs";
import { spotsIn } from "@tablee/shared/board/structure";
import { readCard } from "@tablee/shared/board/read";
import { entryOf, WORDS, wordsOf } from "@tablee/shared/board/schema";
import type { CardId } from "@tablee/shared/ids";
import type { Kept, KeptLook } from "../table.ts";
import { withoutGarbage } from "./garbage.ts";

function lookOf(doc: Y.Doc, root: string, entry: string): KeptLook | null {
  const written = root === "cards" ? entryOf(doc, "cards", entry) : undefined;
  if (!written) return null;
  // It stands in the root of cards: the brand says no more than that.
  const { kind, knowledge, colour, author, direction, locked, place } = readCard(entry as CardId, written);
  return { kind, knowledge, colour, author, direction, locked, zone: place.zone };
}

/**
 * Whether the server's own words cover what was written here. A change is pending from the moment it is made until what
 * the server sent, after storing it, contains it: its state vector, its deletions, its echo.
 */

/** Client → ranges of clocks, merged and sorted. */
type Ranges = Map<number, Range[]>;
interface Range {
  readonly clock: number;
  len: number;
}

/** A change made on this device, under a key that no other has, whichever tab or earlier page made it. */
export interface Waiting {
  readonly key: string;
  readonly update: Uint8Array;
}

interface Change extends Waiting {
  readonly inserts: Ranges;
  readonly deletes: Ranges;
}

/**
 * A join brings what the question before it has named; while nothing waits here there is nothing to learn from it, and
 * reading it takes as long as putting it into the document.
 */
const LARGE_BYTES = 64 * 1024;

export class SavedLedger {
  /** Changes of earlier pages on this device may wait too: the keys of each page are its own. */
  readonly #page: string;
  readonly #doc: Y.Doc | undefined;
  readonly #onSettled: (keys: readonly string[]) => void;
  #count = 0;
  #pending: Change[] = [];
  /** What the offline copy held, until the server's words cover it. Not counted: most of it is not news. */
  #copy: Change[] = [];
  readonly #stored = new Map<number, number>();
  #hasHeard = false;
  /** What the server said is deleted. Kept only while something is pending. */
  readonly #deleted: Ranges = new Map();

  constructor(
    options: {
      readonly page?: string;
      readonly onSettled?: (keys: readonly string[]) => void;
      /** The document of which this says what is saved. */
      readonly doc?: Y.Doc;
    } = {},
  ) {
    this.#doc = options.doc;
    this.#page = options.page ?? "page";
    this.#onSettled = options.onSettled ?? (() => undefined);
  }

  /** How many changes made here wait. */
  get pending(): number {
    return this.#pending.length;
  }

  get isSaved(): boolean {
    return this.#pending.length === 0 && this.#copy.length === 0;
  }

  /** A change made here. Answers its key, if there is anything in it to wait for. */
  wrote(update: Uint8Array): string | null {
    this.#count += 1;
    const key = `${this.#page}:${this.#count}`;
    const change = changeOf(key, update);
    if (change.inserts.size === 0 && change.deletes.size === 0) return null;
    this.#pending.push(change);
    return key;
  }

  /** Changes that another tab makes, or that an earlier page on this device kept as waiting. */
  waited(waiting: readonly Waiting[]): void {
    const known = new Set(this.#pending.map(({ key }) => key));
    for (const { key, update } of waiting) if (!known.has(key)) this.#pending.push(changeOf(key, update));
    this.#settle();
  }

  /** Another tab heard the server say it. Answers which of these this page wrote. */
  settled(keys: readonly string[]): readonly string[] {
    const gone = new Set(keys);
    this.#pending = this.#pending.filter(({ key }) => !gone.has(key));
    return keys.filter((key) => key.startsWith(`${this.#page}:`));
  }

  waiting(): readonly Waiting[] {
    return this.#pending.map(({ key, update }) => ({ key, update }));
  }

  isWaiting(key: string): boolean {
    return this.#pending.some((change) => change.key === key);
  }

  /** All that the offline copy holds. */
  found(copy: Uint8Array): void {
    this.#copy.push(changeOf("copy", copy));
    this.#settle();
  }

  /** The server's state vector (sync step 1). */
  heldByServer(stateVector: Uint8Array): void {
    this.#hasHeard = true;
    for (const [client, clock] of Y.decodeStateVector(stateVector)) this.#raise(client, clock);
    this.#settle();
  }

  /** An update from the server: its answer to our state vector, or the echo of a stored window. */
  sentByServer(update: Uint8Array): void {
    if (this.isSaved && update.length > LARGE_BYTES) return;
    const { inserts, deletes } = changeOf("", update);
    for (const [client, ranges] of inserts) this.#raise(client, endOf(ranges));
    for (const [client, ranges] of deletes)
      this.#deleted.set(client, merged([...(this.#deleted.get(client) ?? []), ...ranges]));
    this.#settle();
  }

  /** The words of cards, lines, areas, groups and links that were changed here, and that the server is not known to have. */
  unsavedTexts(doc: Y.Doc): string[] {
    return this.unsaved(doc).map(({ text }) => text);
  }

  /** The same, each card with what it is. */
  unsaved(doc: Y.Doc): Kept[] {
    const texts = new Map<string, Kept>();
    // Before the server said what it has, nothing can be told of the copy; and what was deleted in it is mostly old.
    const copies = this.#hasHeard ? this.#copy.map(({ inserts }) => ({ inserts, deletes: new Map() })) : [];
    for (const { inserts, deletes } of [...this.#pending, ...copies]) {
      for (const { root, entry, key } of [...spotsIn(doc, this.#news(inserts)), ...spotsIn(doc, deletes)]) {
        if (entry === null || (key !== WORDS[root] && key !== null)) continue;
        const text = wordsOf(doc, root, entry);
        if (text.trim() !== "") texts.set(`${root} ${entry}`, { text, look: lookOf(doc, root, entry) });
      }
    }
    return [...texts.values()];
  }

  #news(inserts: Ranges): Ranges {
    const news: Ranges = new Map();
    for (const [client, ranges] of inserts) {
      const from = this.#stored.get(client) ?? 0;
      const beyond = ranges.filter(({ clock, len }) => clock + len > from);
      if (beyond.length > 0)
        news.set(
          client,
          beyond.map(({ clock, len }) => ({ clock: Math.max(clock, from), len: clock + len - Math.max(clock, from) })),
        );
    }
    return news;
  }

  #raise(client: number, clock: number): void {
    if (clock > (this.#stored.get(client) ?? 0)) this.#stored.set(client, clock);
  }

  #settle(): void {
    const settled = this.#pending.filter((change) => this.#covers(change));
    if (settled.length > 0) {
      const gone = new Set(settled);
      this.#pending = this.#pending.filter((change) => !gone.has(change));
      this.#onSettled(settled.map(({ key }) => key));
    }
    this.#copy = this.#copy.filter((change) => !this.#covers(change));
    if (this.isSaved) this.#deleted.clear();
  }

  #covers({ inserts, deletes }: Change): boolean {
    for (const [client, ranges] of inserts) if (endOf(ranges) > (this.#stored.get(client) ?? 0)) return false;
    for (const [client, ranges] of deletes) {
      const known = this.#deleted.get(client) ?? [];
      const isKnown = (range: Range) =>
        known.some(({ clock, len }) => clock <= range.clock && endOf([range]) <= clock + len);
      const doc = this.#doc;
      const named = doc ? ranges.flatMap((range) => withoutGarbage(doc, client, range)) : ranges;
      if (!named.every(isKnown)) return false;
    }
    return true;
  }
}

function endOf(ranges: readonly Range[]): number {
  const last = ranges.at(-1);
  return last ? last.clock + last.len : 0;
}

function changeOf(key: string, update: Uint8Array): Change {
  const { structs, ds } = Y.decodeUpdate(update);
  const inserts = new Map<number, Range[]>();
  const deletes = new Map<number, Range[]>([...ds.clients].map(([client, ranges]) => [client, [...ranges]]));
  for (const struct of structs) {
    note(inserts, struct);
    // An empty space is deleted by what it is: Yjs does not name it again among the deletions that it passes on. Here
    // it may be none, because undo keeps it; garbage.ts is for the other case, where the server says nothing of it.
    if (struct instanceof Y.GC) note(deletes, struct);
  }
  return { key, update, inserts: allMerged(inserts), deletes: allMerged(deletes) };
}

function note(ranges: Ranges, { id, length }: { readonly id: Y.ID; readonly length: number }): void {
  const held = ranges.get(id.client);
  if (held) held.push({ clock: id.clock, len: length });
  else ranges.set(id.client, [{ clock: id.clock, len: length }]);
}

function allMerged(ranges: Ranges): Ranges {
  return new Map([...ranges].map(([client, some]) => [client, merged(some)]));
}

function merged(ranges: readonly Readonly<Range>[]): Range[] {
  const out: Range[] = [];
  for (const { clock, len } of [...ranges].sort((left, right) => left.clock - right.clock)) {
    const last = out.at(-1);
    if (last && clock <= last.clock + last.len) last.len = Math.max(last.len, clock + len - last.clock);
    else out.push({ clock, len });
  }
  return out;
}
