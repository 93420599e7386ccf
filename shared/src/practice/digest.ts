import { hashOf } from "../board/hash.ts";

/** Of words that people agree on: two such numbers and the length. What is agreed holds while it stays the same. */
export function digestOf(words: unknown): string {
  const all = JSON.stringify(words);
  return `${hashOf(all).toString(36)}-${hashOf(`${all}.`).toString(36)}-${all.length}`;
}
