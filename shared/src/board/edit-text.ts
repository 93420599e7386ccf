import type * as Y from "yjs";

/**
 * Turns a shared text into `next` with the smallest change: common head and tail stay, so that what somebody else types
 * elsewhere in the same card at the same moment is kept, and cursors do not jump. Returns false when nothing differs.
 */
export function replaceText(text: Y.Text, next: string, origin: unknown): boolean {
  const old = text.toString();
  if (old === next) return false;
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && old[head] === next[head]) head += 1;
  // Never between the halves of a surrogate pair: the update would carry half a character.
  if (head > 0 && isHighSurrogate(old.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === next[next.length - 1 - tail]) tail += 1;
  if (tail > 0 && isLowSurrogate(old.charCodeAt(old.length - tail))) tail -= 1;
  const removed = old.length - head - tail;
  const added = next.slice(head, next.length - tail);
  const apply = (): void => {
    if (removed > 0) text.delete(head, removed);
    if (added !== "") text.insert(head, added);
  };
  if (text.doc) text.doc.transact(apply, origin);
  else apply();
  return true;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
