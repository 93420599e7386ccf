import type { Extra, Json } from "../board/types.ts";
import * as limits from "../limits.ts";
import { isRecord } from "./clean.ts";
import type { Values } from "./fields.ts";

/**
 * What a JSON Canvas file said about a thing and we would say otherwise, kept with the thing as one string: no depth,
 * key or number in it can disturb an update, a database or another reader.
 */
export interface CanvasRecord {
  /** As the file wrote it; absent where it wrote none. */
  readonly id?: Json;
  /** Rank among the edges. */
  readonly at?: number;
  /** By key: what the file had (absent: nothing), and what we would have written in its place then. */
  readonly was?: Readonly<Record<string, Said>>;
  /** For nodes that are no text: the text that the card got, and the fields that stand for it in the file. */
  readonly face?: { readonly text: string; readonly fields: Values };
}

interface Said {
  readonly theirs?: Json;
  readonly ours?: Json;
}

const KEY = "jsonCanvas";

export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item: Json, at) => sameJson(item, right[at]));
  }
  if (!isRecord(left) || !isRecord(right)) return false;
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => sameJson(left[key], right[key]));
}

function own(values: Values, key: string): Json | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}

/** By key, what two forms of a thing say differently. `native` is ours, `original` the file’s. */
export function differences(native: Values, original: Values, skip: ReadonlySet<string>): Record<string, Said> {
  const keys = new Set([...Object.keys(native), ...Object.keys(original)]);
  const said = [...keys].flatMap((key): [string, Said][] => {
    const ours = own(native, key);
    const theirs = own(original, key);
    if (skip.has(key) || sameJson(ours, theirs)) return [];
    return [[key, { ...(theirs === undefined ? {} : { theirs }), ...(ours === undefined ? {} : { ours }) }]];
  });
  // Defines, where an assignment to the key `__proto__` would do something else.
  return Object.fromEntries(said);
}

/** Gives back what the file said, key by key, wherever ours is still what it was brought to. */
export function restored(native: Values, record: CanvasRecord): Values {
  const face = record.face && native["text"] === record.face.text ? record.face : undefined;
  const fields = new Map<string, Json>(
    Object.entries(native).filter(([key]) => !face || (key !== "type" && key !== "text")),
  );
  for (const [key, value] of Object.entries(face?.fields ?? {})) fields.set(key, value);
  for (const [key, { theirs, ours }] of Object.entries(record.was ?? {})) {
    if (!sameJson(own(native, key), ours)) continue;
    if (theirs === undefined) fields.delete(key);
    else fields.set(key, theirs);
  }
  return Object.fromEntries(fields);
}

/** `null` when the record is longer than a thing may carry. */
export function keptIn(record: object): Extra | null {
  const text = JSON.stringify(record);
  return text.length <= limits.EXTRA_MAX_CHARS ? { [KEY]: text } : null;
}

/** A peer may have written anything there: what is not a record of ours counts as none. */
export function keptOf(extra: Extra | null): Values | null {
  const text = extra?.[KEY];
  if (typeof text !== "string") return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    // Not JSON: not written by us, and nothing of it can be given back.
    return null;
  }
}

export function recordOf(extra: Extra | null): CanvasRecord | null {
  const kept = keptOf(extra);
  if (!kept) return null;
  const { id, at, was, face } = kept;
  return {
    ...(id === undefined ? {} : { id }),
    ...(typeof at === "number" ? { at } : {}),
    ...(isRecord(was) ? { was: saidIn(was) } : {}),
    ...(isRecord(face) && typeof face["text"] === "string" && isRecord(face["fields"])
      ? { face: { text: face["text"], fields: face["fields"] } }
      : {}),
  };
}

function saidIn(was: Values): Record<string, Said> {
  return Object.fromEntries(Object.entries(was).flatMap(([key, said]) => (isRecord(said) ? [[key, said]] : [])));
}
