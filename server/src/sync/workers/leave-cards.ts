import { deleteCards } from "@tablee/shared/board/edit-cards";
import { deleteShapes } from "@tablee/shared/board/edit-shapes";
import type { Hand } from "@tablee/shared/board/hand";
import { isOver } from "@tablee/shared/board/items";
import { zoneOf } from "@tablee/shared/board/outline";
import { readBoard } from "@tablee/shared/board/read";
import { yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { CardsLeave } from "@tablee/shared/session/house-change";

/** What does not go along leaves the board. What goes along stays as it is, under its id, with all that hangs on it. */
export function leaveCards({ zones, outside, kinds, over, drawings }: CardsLeave, hand: Hand): Reply<null> {
  const board = readBoard(hand.doc);
  const isLeft = new Set<string>([...zones, ...kinds]);
  const left = [...board.cards.values()].filter((card) => {
    if (over && isOver(board, card)) return true;
    const zone = zoneOf(board, card);
    return isLeft.has(card.kind) || (zone ? isLeft.has(zone.id) : outside);
  });
  deleteCards(
    hand,
    left.map(({ id }) => id),
  );
  if (drawings) deleteShapes(hand, [...board.shapes.keys()]);
  return yes(null);
}
