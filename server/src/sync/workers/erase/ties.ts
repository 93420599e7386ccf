import * as Y from "yjs";
import type { Root } from "@tablee/shared/board/schema";
import { itemAt, keysOf, valueOf } from "./letters.ts";

/**
 * What would hang in the air without a thing: an answer, words on a link to it, a sentence that comes from it, what lies
 * in it. Asked of each root once what hangs on its things is decided.
 */
export class Ties {
  readonly #doc: Y.Doc;
  readonly #isGone: (root: Root, id: string) => boolean;
  readonly #isTheirs: (item: Y.Item) => boolean;
  readonly #held = new Map<Root, ReadonlySet<unknown>>();

  constructor(
    doc: Y.Doc,
    parts: {
      readonly isGone: (root: Root, id: string) => boolean;
      readonly isTheirs: (item: Y.Item) => boolean;
    },
  ) {
    this.#doc = doc;
    this.#isGone = parts.isGone;
    this.#isTheirs = parts.isTheirs;
  }

  holds(root: Root, id: string): boolean {
    const held = this.#held.get(root) ?? new Set(this.#heldIn(root));
    this.#held.set(root, held);
    return held.has(id);
  }

  *#heldIn(root: Root): Generator {
    if (root === "notes") yield* this.#each("records", (record) => [record.get("of")]);
    if (root === "lines") yield* this.#each("statements", (statement) => [statement.get("line")]);
    if (root === "groups") yield* this.#each("cards", (card) => [partOf(card.get("place"), "group")]);
    if (root === "zones") {
      yield* this.#each("cards", (card) => [partOf(card.get("place"), "zone")]);
      yield* this.#each("groups", (group) => [group.get("zone")]);
    }
    if (root !== "cards" && root !== "zones") return;
    // A link without words goes with what it links.
    yield* this.#each("links", (link) => (isSaid(link.get("label")) ? [link.get("from"), link.get("to")] : []));
    if (root === "zones") return;
    yield* this.#each("notes", (note) => [note.get("card")]);
    yield* this.#each("records", (record) => (isSaid(record.get("text")) ? [record.get("card")] : []));
    for (const from of ["lines", "statements"] as const) yield* this.#each(from, (one) => this.#sourcesIn(one));
  }

  /** That they named their own card there themself holds nothing. */
  #sourcesIn(thing: Y.Map<unknown>): string[] {
    const sources = thing.get("sources");
    if (!(sources instanceof Y.Map)) return [];
    return [...sources.keys()].filter((card) => {
      const item = itemAt(sources, card);
      return item !== undefined && !this.#isTheirs(item);
    });
  }

  *#each(root: Root, held: (thing: Y.Map<unknown>) => readonly unknown[]): Generator {
    for (const [id, item] of keysOf(this.#doc.getMap(root))) {
      const thing = valueOf(item);
      if (thing instanceof Y.Map && !this.#isGone(root, id)) yield* held(thing);
    }
  }
}

function partOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function isSaid(value: unknown): boolean {
  return typeof value === "string" && value.trim() !== "";
}
