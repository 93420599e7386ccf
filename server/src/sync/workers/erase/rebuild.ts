import * as Y from "yjs";
import { openRoots, ROOTS } from "@tablee/shared/board/schema";
import type { MemberId } from "@tablee/shared/ids";
import { HOUSE } from "../../house.ts";
import type { Owners } from "./asking.ts";
import { keysOf, runsOf, valueOf } from "./letters.ts";
import type { Left, Plan } from "./plan.ts";

/**
 * What a plan leaves of a document, in a new one that has never held anything else: no deletion, no length of what was
 * deleted, no id of a client. Whose each letter is stays known, so that the next who asks is found as well.
 */
export interface Writing {
  readonly owners: Owners;
  /** A client id for each writer, the same in all documents of one erasing. */
  readonly clientOf: (writer: MemberId) => number;
  /** Of these not even what they moved is known any more. */
  readonly gone: MemberId | null;
}

export function rebuilt(doc: Y.Doc, plan: Plan, writing: Writing): Y.Doc {
  const next = new Y.Doc({ guid: "" });
  openRoots(next);
  const copy = new Copying(next, writing);
  next.transact(() => {
    for (const root of ROOTS)
      for (const [id, item] of keysOf(doc.getMap(root))) {
        const left = plan.fates.get(root)?.get(id);
        if (left === null) continue;
        const value = valueOf(item);
        if (value instanceof Y.Map && left) copy.part(next.getMap(root), { id, item, entry: value, left });
        else copy.key(next.getMap(root), id, item);
      }
  });
  return next;
}

class Copying {
  readonly #doc: Y.Doc;
  readonly #writing: Writing;

  constructor(doc: Y.Doc, writing: Writing) {
    this.#doc = doc;
    this.#writing = writing;
  }

  /** Yjs takes the id of whoever writes from the document, at each change anew. */
  #as(writer: MemberId): void {
    const { clientOf, gone } = this.#writing;
    this.#doc.clientID = clientOf(writer === gone ? HOUSE : writer);
  }

  #asWriterOf({ id }: Y.Item): void {
    this.#as(this.#writing.owners.get(id.client) ?? HOUSE);
  }

  key(into: Y.Map<unknown>, key: string, item: Y.Item): void {
    const value = valueOf(item);
    this.#asWriterOf(item);
    if (!(value instanceof Y.AbstractType)) {
      into.set(key, value);
      return;
    }
    const made = emptyOf(value);
    if (!made) return;
    into.set(key, made);
    this.#fill(made, value);
  }

  #fill(made: Shared, from: unknown): void {
    if (made instanceof Y.Map && from instanceof Y.Map)
      for (const [key, item] of keysOf(from)) this.key(made, key, item);
    if (made instanceof Y.Text && from instanceof Y.Text)
      for (const { client, text, isDeleted } of runsOf(from)) {
        if (isDeleted) continue;
        this.#as(this.#writing.owners.get(client) ?? HOUSE);
        made.insert(made.length, text);
      }
    // No reader of ours knows a list; what lies in one is kept all the same.
    if (made instanceof Y.Array && from instanceof Y.Array) made.push(from.toJSON() as unknown[]);
  }

  part(
    into: Y.Map<unknown>,
    thing: { readonly id: string; readonly item: Y.Item; readonly entry: Y.Map<unknown>; readonly left: Left },
  ): void {
    const { id, item, entry, left } = thing;
    const made = new Y.Map<unknown>();
    this.#asWriterOf(item);
    into.set(id, made);
    for (const [key, one] of keysOf(entry)) {
      if (left.without.has(key) || key in left.put) continue;
      if (key === "text" && left.letters) this.#letters(made, left.letters);
      else this.key(made, key, one);
    }
    this.#as(HOUSE);
    for (const [key, value] of Object.entries(left.put)) made.set(key, value);
  }

  #letters(made: Y.Map<unknown>, letters: NonNullable<Left["letters"]>): void {
    const text = new Y.Text();
    this.#as(HOUSE);
    made.set("text", text);
    for (const { writer, text: said } of letters) {
      this.#as(writer);
      text.insert(text.length, said);
    }
  }
}

type Shared = Y.Map<unknown> | Y.Text | Y.Array<unknown>;

/** Undefined for a type that the gate takes from nobody. */
function emptyOf(type: unknown): Shared | undefined {
  if (type instanceof Y.Text) return new Y.Text();
  if (type instanceof Y.Map) return new Y.Map();
  return type instanceof Y.Array ? new Y.Array() : undefined;
}
