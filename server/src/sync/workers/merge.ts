import * as Y from "yjs";

/** Yjs sorts all that it merges again for each: many at once take the square of their number. */
const AT_ONCE_COUNT = 24;

/** Several updates (V1) as one. */
export function mergeAll(updates: readonly Uint8Array[]): Uint8Array {
  let level = [...updates];
  while (level.length > AT_ONCE_COUNT) {
    const next: Uint8Array[] = [];
    for (let at = 0; at < level.length; at += AT_ONCE_COUNT)
      next.push(Y.mergeUpdates(level.slice(at, at + AT_ONCE_COUNT)));
    level = next;
  }
  const [only, ...more] = level;
  if (only === undefined) return new Uint8Array([0, 0]);
  return more.length === 0 ? only : Y.mergeUpdates(level);
}
