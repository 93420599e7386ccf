import type * as Y from "yjs";

/** Where the pieces of one text stand, and how old they are; null is its start on the left and its end on the right. */
export class TextRanks {
  readonly #ranks = new Map<Y.Item, number>();
  readonly #clients = new Map<number, Pieces>();

  constructor(some: Y.Item) {
    let first = some;
    while (first.left !== null) first = first.left;
    for (let at: Y.Item | null = first; at !== null; at = at.right) {
      const { client, clock } = at.id;
      const pieces = this.#clients.get(client) ?? { ranks: [], clocks: [] };
      this.#clients.set(client, pieces);
      pieces.ranks.push(this.#ranks.size);
      pieces.clocks.push(clock);
      this.#ranks.set(at, this.#ranks.size);
    }
  }

  isBefore(one: Y.Item | null, other: Y.Item | null): boolean {
    const [low, high] = this.#between(one, other);
    return low < high;
  }

  isBetween(piece: Y.Item, from: Y.Item | null, to: Y.Item | null): boolean {
    const [low, high] = this.#between(from, to);
    const rank = this.#ranks.get(piece) ?? NaN;
    return low < rank && rank < high;
  }

  /** Whether a piece of the same client that is older lies between the two. */
  holdsOlder({ client, clock }: Y.ID, from: Y.Item | null, to: Y.Item | null): boolean {
    const pieces = this.#clients.get(client);
    if (!pieces) return false;
    const [low, high] = this.#between(from, to);
    pieces.least ??= treeOf(pieces.clocks);
    return leastIn(pieces.least, countUpTo(pieces.ranks, low), countUpTo(pieces.ranks, high - 1)) < clock;
  }

  /** A piece that is not in this text stands nowhere: nothing is between it and another. */
  #between(from: Y.Item | null, to: Y.Item | null): readonly [low: number, high: number] {
    return [
      from === null ? -1 : (this.#ranks.get(from) ?? Infinity),
      to === null ? this.#ranks.size : (this.#ranks.get(to) ?? -Infinity),
    ];
  }
}

/** Of one client, in the order of the text. */
interface Pieces {
  readonly ranks: number[];
  readonly clocks: number[];
  /** See `treeOf`. */
  least?: Float64Array;
}

/** How many of the sorted numbers are at most so large. */
function countUpTo(sorted: readonly number[], most: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers in the second half, and before them, at each place, the lesser of the two at twice that place. */
function treeOf(numbers: readonly number[]): Float64Array {
  const tree = new Float64Array(2 * numbers.length);
  tree.set(numbers, numbers.length);
  for (let at = numbers.length - 1; at > 0; at -= 1) tree[at] = Math.min(tree[2 * at] ?? 0, tree[2 * at + 1] ?? 0);
  return tree;
}

function leastIn(tree: Float64Array, from: number, end: number): number {
  let least = Infinity;
  const count = tree.length / 2;
  for (let [low, high] = [from + count, end + count]; low < high; low >>= 1, high >>= 1) {
    if (low & 1) least = Math.min(least, tree[low++] ?? Infinity);
    if (high & 1) least = Math.min(least, tree[--high] ?? Infinity);
  }
  return least;
}
