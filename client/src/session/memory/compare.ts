import { readingOrder, outlineOf } from "@tablee/shared/board/outline";
import { follower } from "@tablee/shared/board/since";
import type { Board, Card } from "@tablee/shared/board/types";

/** What became of the cards between two states of a board, in reading order. */
export interface Compared {
  readonly come: readonly Card[];
  readonly gone: readonly Card[];
  readonly reworded: readonly { readonly before: Card; readonly now: Card }[];
  readonly moved: readonly Card[];
}

export function compare(then: Board, now: Board): Compared {
  const { cards: marks } = follower(then)(now);
  const marked = (board: Board, mark: string): Card[] =>
    readingOrder(outlineOf(board)).filter(({ id }) => marks.get(id)?.some((one) => one === mark));
  const sameArea = ({ id, place }: Card): boolean => then.cards.get(id)?.place.zone === place.zone;
  return {
    come: marked(now, "new"),
    gone: marked(then, "gone"),
    reworded: marked(now, "words").flatMap((card) => {
      const before = then.cards.get(card.id);
      return before ? [{ before, now: card }] : [];
    }),
    // To another area: a step to the side is no news from one meeting to the next.
    moved: marked(now, "moved").filter((card) => !sameArea(card)),
  };
}
