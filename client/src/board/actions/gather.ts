import type { GroupMember } from "@tablee/shared/board/edit-structure";
import {
  areaOf,
  boundsOf,
  CARD_GAP_PX,
  cardRect,
  cardSize,
  freePlace,
  GROUP_HEAD_PX,
  intersects,
  ZONE_HEADER_PX,
  ZONE_PADDING_PX,
} from "@tablee/shared/board/geometry";
import type { Board, Card, Rect } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";

/** Where the cards of a group lie, so that its frame holds them, no other, and hides no words. */

function rectsOfOthers(board: Board, cards: readonly Card[]): Rect[] {
  return [...board.cards.values()].filter((card) => !cards.includes(card)).map(cardRect);
}

/** In one block, never wider than the area, in a free place of it; in line with the cards around. */
export function gathered(board: Board, cards: readonly Card[], zone: ZoneId | null): GroupMember[] {
  const area = areaOf(board, zone);
  const sizes = cards.map(cardSize);
  const stepX = Math.max(...sizes.map(({ w }) => w)) + CARD_GAP_PX;
  const stepY = Math.max(...sizes.map(({ h }) => h)) + CARD_GAP_PX;
  const fitting = Math.max(1, Math.floor((area.w - 2 * ZONE_PADDING_PX + CARD_GAP_PX) / stepX));
  const columns = Math.min(3, fitting, Math.ceil(Math.sqrt(cards.length)));
  const size = { w: columns * stepX - CARD_GAP_PX, h: Math.ceil(cards.length / columns) * stepY + GROUP_HEAD_PX };
  const origin = freePlace(area, rectsOfOthers(board, cards), size);
  return cards.map(({ id }, index) => ({
    id,
    x: origin.x + (index % columns) * stepX,
    y: origin.y + GROUP_HEAD_PX + Math.floor(index / columns) * stepY,
  }));
}

/** For cards that come to `members`: in gaps of their block or in the next rows under it; undefined where others are in the way. */
export function placesBeside(
  board: Board,
  members: readonly Card[],
  coming: readonly Card[],
): GroupMember[] | undefined {
  const bounds = boundsOf(members.map(cardRect));
  if (!bounds) return undefined;
  const others = rectsOfOthers(board, [...members, ...coming]);
  const block: Rect = {
    x: bounds.x - ZONE_PADDING_PX,
    y: bounds.y - ZONE_HEADER_PX,
    w: bounds.w + 2 * ZONE_PADDING_PX,
    h: bounds.h,
  };
  // Without the others: what they would push aside is not beside the group any more.
  const inside = members.map(cardRect);
  const placed = coming.map((card) => {
    const rect = { ...freePlace(block, inside, cardSize(card)), ...cardSize(card) };
    inside.push(rect);
    return { id: card.id, x: rect.x, y: rect.y };
  });
  const frame = boundsOf(inside);
  const isFree = frame && !others.some((other) => intersects(frame, other));
  return isFree ? placed : undefined;
}
