import type { Card } from "@tablee/shared/board/types";

/** Rows that are looked at, and drawn, together. */
const MEAN_COUNT = 24;
const MOST_COUNT = 48;

/** A shelf that did not change is the same array, and is asked for several times in one drawing. */
const cuts = new WeakMap<readonly Card[], readonly Card[][]>();

/**
 * Cuts a shelf where its cards say so: a card that comes or goes changes the piece it is in and no other, so that the
 * rows of thousands stay where they are.
 */
export function chunksOf(cards: readonly Card[]): readonly Card[][] {
  const known = cuts.get(cards);
  if (known) return known;
  const chunks: Card[][] = [];
  let open: Card[] = [];
  for (const card of cards) {
    open.push(card);
    if (!isCut(card.id) && open.length < MOST_COUNT) continue;
    chunks.push(open);
    open = [];
  }
  if (open.length > 0) chunks.push(open);
  cuts.set(cards, chunks);
  return chunks;
}

function isCut(id: string): boolean {
  let hash = 0;
  for (let at = 0; at < id.length; at += 1) hash = (Math.imul(hash, 31) + id.charCodeAt(at)) | 0;
  return (hash >>> 0) % MEAN_COUNT === 0;
}

/** The same cards, each the same object. */
export function isSameRow(one: readonly Card[], other: readonly Card[]): boolean {
  return one.length === other.length && one.every((card, at) => card === other[at]);
}
