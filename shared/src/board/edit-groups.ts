import type { GroupId } from "../ids.ts";
import { moveCards } from "./edit-cards.ts";
import { ungroup } from "./edit-structure.ts";
import { cardRect, cardSize, freePlace } from "./geometry.ts";
import { transact } from "./hand.ts";
import type { Hand } from "./hand.ts";
import { groupOf, zoneOf } from "./outline.ts";
import type { Board, Card } from "./types.ts";

/** Cards out of their groups, by a person or by the house. Their words stay as they are. */

/** Each to a free place of the area it is in. */
export function leaveGroups(hand: Hand, board: Board, cards: readonly Card[]): void {
  const taken = [...board.cards.values()].map(cardRect);
  const moves = cards.flatMap((card) => {
    if (!groupOf(board, card)) return [];
    const zone = zoneOf(board, card);
    const size = cardSize(card);
    const area = zone?.rect ?? { x: card.place.x, y: card.place.y, w: size.w, h: size.h };
    const place = freePlace(area, taken, size);
    taken.push({ ...place, ...size });
    return [{ id: card.id, ...place, zone: zone?.id ?? null, group: null }];
  });
  moveCards(hand, moves);
}

/** Every group that one of them is in: the names go, the cards stay where they lie. */
export function dissolveGroups(hand: Hand, board: Board, cards: readonly Card[]): void {
  const groups = new Set<GroupId>(cards.flatMap((card) => groupOf(board, card)?.id ?? []));
  transact(hand, () => {
    for (const id of groups) ungroup(hand, id);
  });
}
