import * as Y from "yjs";
import type { MemberId } from "../ids.ts";

/** What an edit needs from outside, so that this package has no clock and no randomness. */
export interface Hand {
  readonly doc: Y.Doc;
  readonly by: MemberId | null;
  /** The transaction's origin: undo managers track it, and nothing else does. */
  readonly origin: unknown;
  newId(): string;
  /** A few random characters for ordering keys. */
  suffix(): string;
  /** Milliseconds since 1970. */
  now(): number;
  /** As they are called now; asked only to see whether it stands on a card. */
  name?(): string;
}

/** One transaction, which is one update on the wire and one step of undo. */
export function transact<Value>(hand: Hand, work: () => Value): Value {
  return hand.doc.transact(work, hand.origin);
}

/** Writes only what differs, and answers whether it did: an unchanged value would cost everybody an update and one person an empty undo step. */
export function put(entry: Y.Map<unknown>, key: string, value: unknown): boolean {
  const isGiven = value !== undefined && value !== null;
  const differs = isGiven ? !isSame(entry.get(key), value) : entry.has(key);
  if (differs && isGiven) entry.set(key, value);
  else if (differs) entry.delete(key);
  return differs;
}

/** As deep as ours, which are flat: a peer's may be no JSON at all. */
export function isSame(old: unknown, value: unknown): boolean {
  if (Object.is(old, value)) return true;
  if (typeof old !== "object" || old === null || typeof value !== "object" || value === null) return false;
  if (old instanceof Y.AbstractType || Array.isArray(old) !== Array.isArray(value)) return false;
  const parts = Object.entries(value);
  const olds: ReadonlyMap<string, unknown> = new Map(Object.entries(old));
  return parts.length === olds.size && parts.every(([key, part]) => olds.has(key) && isSame(olds.get(key), part));
}
