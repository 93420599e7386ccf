import * as Y from "yjs";
import { replaceText } from "./edit-text.ts";
import { isSame, transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { HOUSE_ROOT, ROOTS, rootOf } from "./schema.ts";
import type { Entry, Root } from "./schema.ts";

/**
 * A board made again what it was at an earlier moment, by ordinary edits in one transaction: one step of undo, and seen by
 * everybody as any other change. Read from the document of that time, not from plain values: what this build does not
 * know comes back too. What is deleted comes back under its own id, so that links and sources find it; two people who
 * restore at once write the same.
 */

/** True for what is to stay although it was not there at that time. */
export type Spare = (root: Root, id: string) => boolean;

/** What says something of the document, and of no moment of the board. */
const NOT_OF_THE_BOARD = new Set(["schema"]);

const NOTHING_SPARED: Spare = () => false;

export function restoreTo(hand: Hand, old: Y.Doc, spare: Spare = NOTHING_SPARED): void {
  transact(hand, () => {
    for (const root of ROOTS) {
      // What people confirmed is neither taken back nor brought back by going back.
      if (root === HOUSE_ROOT) continue;
      const [now, past] = [rootOf(hand.doc, root), rootOf(old, root)];
      // The one root that is a thing itself.
      if (root === "meta") restoreEntry(hand, now, past);
      else restoreRoot(hand, { root, now, past, spare });
    }
  });
}

interface Pair {
  readonly root: Root;
  readonly now: Entry;
  readonly past: Entry;
  readonly spare: Spare;
}

/** What is no thing of ours cannot be read: nobody deletes it, and it is not written anew either. */
function restoreRoot(hand: Hand, { root, now, past, spare }: Pair): void {
  for (const [id, thing] of now) if (thing instanceof Y.Map && !past.has(id) && !spare(root, id)) now.delete(id);
  for (const [id, thing] of past) {
    if (!(thing instanceof Y.Map)) continue;
    const held = now.get(id);
    if (held instanceof Y.Map) restoreEntry(hand, held, thing);
    else if (held === undefined) now.set(id, copyOf(thing));
  }
}

function restoreEntry(hand: Hand, now: Entry, past: Entry): void {
  for (const key of now.keys()) if (!past.has(key) && !NOT_OF_THE_BOARD.has(key)) now.delete(key);
  for (const [key, value] of past) if (!NOT_OF_THE_BOARD.has(key)) restoreValue(hand, now, { key, value });
}

function restoreValue(hand: Hand, now: Entry, { key, value }: { readonly key: string; readonly value: unknown }): void {
  const held = now.get(key);
  if (value instanceof Y.Text && held instanceof Y.Text) replaceText(held, value.toString(), hand.origin);
  else if (value instanceof Y.Map && held instanceof Y.Map) restoreEntry(hand, held, value);
  else if (value instanceof Y.AbstractType) setCopy(now, key, value);
  else if (!now.has(key) || !isSame(held, value)) now.set(key, value);
}

function setCopy(now: Entry, key: string, value: unknown): void {
  const copy = copied(value);
  if (copy !== undefined) now.set(key, copy);
}

function copyOf(past: Entry): Entry {
  const made = new Y.Map<unknown>();
  for (const [key, value] of past) setCopy(made, key, value);
  return made;
}

/** Of the types that the schema has. */
function copied(value: unknown): unknown {
  if (value instanceof Y.Text) return new Y.Text(value.toString());
  if (value instanceof Y.Map) return copyOf(value);
  return value instanceof Y.AbstractType ? undefined : value;
}
