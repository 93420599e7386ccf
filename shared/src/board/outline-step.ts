import type { CardId } from "../ids.ts";
import { groupOf, zoneOf } from "./outline.ts";
import type { OutlineZone } from "./outline.ts";
import type { Board, Card } from "./types.ts";

/**
 * The outline after some cards have changed where they stand, from the one before: as `outlineOf` would make it, without
 * putting ten thousand cards in order because one of them was moved. What holds none of them stays the same object.
 * Null when one came, went, or stands elsewhere.
 */
export function outlineAfter(
  outline: readonly OutlineZone[],
  change: { readonly old: Board; readonly board: Board; readonly cards: ReadonlySet<CardId> },
): readonly OutlineZone[] | null {
  const { old, board, cards } = change;
  const changed = new Map<Card, Card>();
  for (const id of cards) {
    const [before, after] = [old.cards.get(id), board.cards.get(id)];
    // A shape, which stands nowhere in the outline.
    if (!before && !after) continue;
    if (!before || !after || !isSameSeat({ card: before, board: old }, { card: after, board })) return null;
    changed.set(before, after);
  }
  if (changed.size === 0) return outline;
  const swap = (list: readonly Card[]): readonly Card[] =>
    list.some((card) => changed.has(card)) ? list.map((card) => changed.get(card) ?? card) : list;
  return outline.map((part) => {
    const lone = swap(part.lone);
    const groups = part.groups.map((one) => {
      const inside = swap(one.cards);
      return inside === one.cards ? one : { ...one, cards: inside };
    });
    const isSame = lone === part.lone && groups.every((group, at) => group === part.groups[at]);
    return isSame ? part : { ...part, lone, groups };
  });
}

interface Seated {
  readonly card: Card;
  readonly board: Board;
}

/** In the same place of the order, the same area and the same group. */
function isSameSeat(one: Seated, other: Seated): boolean {
  return (
    one.card.order === other.card.order &&
    zoneOf(one.board, one.card) === zoneOf(other.board, other.card) &&
    groupOf(one.board, one.card) === groupOf(other.board, other.card)
  );
}
