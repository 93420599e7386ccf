import * as Y from "yjs";
import { hashOf } from "./hash.ts";
import type { CardId } from "../ids.ts";
import * as limits from "../limits.ts";
import type { Card, Extra } from "./types.ts";
import type { Root } from "./schema.ts";

/**
 * What a peer, another program or a version to come wrote in a way that this reader does not know. It is shown as a card
 * that says so, with the words that are found in it, and stays in the document as it is.
 */

const WORDS_LOOKS_MAX_COUNT = 1_000;
const EXTRA_LOOKS_MAX_COUNT = limits.EXTRA_MAX_CHARS;
/** Beside the board, where nobody has put anything yet. */
const COLUMNS_COUNT = 8;
const ROWS_COUNT = 64;
const STEP_PX = { x: 240, y: 160 } as const;

/** A dot is in no id of ours: such a card names no entry, and no action on it reaches the document. */
export function unreadId(root: Root, key: string): CardId {
  return `unread.${root}.${hashOf(key).toString(36)}${hashOf(`${key}.`).toString(36)}` as CardId;
}

export function unreadCard(root: Root, key: string, value: unknown): Card {
  const id = unreadId(root, key);
  const spot = hashOf(id);
  return {
    id,
    text: wordsIn(value),
    place: {
      x: -STEP_PX.x * (1 + (spot % COLUMNS_COUNT)),
      y: STEP_PX.y * (Math.floor(spot / COLUMNS_COUNT) % ROWS_COUNT),
      zone: null,
      group: null,
    },
    size: null,
    // After every key of ours.
    order: "~",
    kind: "ingredient",
    knowledge: null,
    colour: null,
    author: null,
    direction: "auto",
    locked: false,
    born: { by: null, at: 0 },
    extra: null,
    unread: true,
  };
}

/** The words anywhere in a value, in its order, however deep, wide or round it is. */
export function wordsIn(value: unknown): string {
  const found: string[] = [];
  const seen = new Set<object>();
  // A stack of our own: a value may be nested deeper than the machine's.
  const waiting: unknown[] = [value];
  let room = limits.CARD_TEXT_MAX_CHARS;
  for (let looks = 0; waiting.length > 0 && room > 0 && looks < WORDS_LOOKS_MAX_COUNT; looks += 1) {
    const next = waiting.pop();
    const words = typeof next === "string" ? next : next instanceof Y.Text ? next.toString() : "";
    if (words.trim() !== "") found.push(words.slice(0, room));
    room -= words.length;
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    for (const part of partsOf(next).reverse()) waiting.push(part);
  }
  return found.join("\n");
}

/** No more than are looked at: what is copied is bounded too. */
function partsOf(value: object): unknown[] {
  if (value instanceof Y.Text || ArrayBuffer.isView(value)) return [];
  if (value instanceof Y.Map) return taken(value.values());
  if (value instanceof Y.Array || value instanceof Y.XmlFragment) return value.slice(0, WORDS_LOOKS_MAX_COUNT);
  if (value instanceof Y.AbstractType) return [];
  return taken(Array.isArray(value) ? value.values() : Object.values(value).values());
}

function taken(values: Iterable<unknown>): unknown[] {
  const some: unknown[] = [];
  for (const value of values) {
    if (some.length >= WORDS_LOOKS_MAX_COUNT) break;
    some.push(value);
  }
  return some;
}

const judged = new WeakMap<object, boolean>();

/** What came with an import, if it can be given back: Yjs also carries numbers beyond JSON, bytes, and any depth. */
export function extraOf(value: unknown): Extra | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const known = judged.get(value);
  const holds = known ?? isJson(value);
  // Yjs hands out the same object each time, and nobody changes it.
  if (known === undefined) judged.set(value, holds);
  return holds ? (value as Extra) : null;
}

function isJson(value: object): boolean {
  let looks = 0;
  const holds = (part: unknown, depth: number): boolean => {
    looks += 1;
    if (depth > limits.IMPORT_DEPTH_MAX || looks > EXTRA_LOOKS_MAX_COUNT) return false;
    if (part === null || typeof part === "string" || typeof part === "number" || typeof part === "boolean") return true;
    if (typeof part !== "object" || part instanceof Y.AbstractType || ArrayBuffer.isView(part)) return false;
    return Object.values(part).every((inner) => holds(inner, depth + 1));
  };
  return holds(value, 0);
}
