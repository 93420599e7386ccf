import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

interface Ordered {
  readonly id: string;
  readonly order: string;
}

/** Keys first, ids to break ties: the same on every replica. Plain code-unit comparison, as the keys are made for it. */
export function compareOrder(left: Ordered, right: Ordered): number {
  if (left.order !== right.order) return left.order < right.order ? -1 : 1;
  if (left.id === right.id) return 0;
  return left.id < right.id ? -1 : 1;
}

/** A separator below every digit of a key, so that a suffix never moves a key past its neighbour. */
const SUFFIX_MARK = " ";

function bare(key: string | undefined): string | null {
  return key === undefined || key === "" ? null : (key.split(SUFFIX_MARK)[0] ?? null);
}

/**
 * `count` keys between two neighbours, each ending in `suffix` (a few random characters). Two people inserting at one
 * place at the same moment would make the same key, and nothing fits between equal keys: the suffix keeps them apart.
 * Where the neighbours are equal, or not keys at all (a peer wrote them), the new ones go after the lower one.
 */
export function keysBetween(bounds: {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
  readonly count: number;
  readonly suffix: string;
}): string[] {
  const lower = bare(bounds.after);
  const upper = bare(bounds.before);
  const ranges: [string | null, string | null][] = [
    [lower, upper !== null && lower !== null && lower >= upper ? null : upper],
    [lower, null],
    [null, null],
  ];
  for (const [from, to] of ranges) {
    try {
      const keys = bounds.count === 1 ? [generateKeyBetween(from, to)] : generateNKeysBetween(from, to, bounds.count);
      return keys.map((key) => `${key}${SUFFIX_MARK}${bounds.suffix}`);
    } catch (error) {
      // The library refuses keys that it did not make. Those come from peers and files, and the next, wider range holds.
      if (to === null && from === null) throw error;
    }
  }
  return [];
}
