import { compareOrder } from "../board/order.ts";
import { frameworkOf } from "../board/outline.ts";
import type { Board, Card, Line } from "../board/types.ts";
import type { CardId } from "../ids.ts";

/** What only experience brought: what nobody would have said had the people who live it not been there. */
export interface OnlyExperience {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
}

/**
 * Cards of experience, cards that say no knowledge and derive from a story, and lines of which every source is such a card.
 * It is a strong claim, so what is not known speaks against it: a line with a source that is gone is not of experience alone.
 */
export function onlyExperience(
  board: Pick<Board, "cards" | "lines">,
  /** Cards that derive from a story whose author has not refused it. */
  fromStories: ReadonlySet<CardId>,
): OnlyExperience {
  const isOfExperience = (card: Card | undefined): boolean =>
    card !== undefined &&
    !card.unread &&
    card.text.trim() !== "" &&
    (card.knowledge === "experience" || (card.knowledge === null && fromStories.has(card.id)));
  const cards = [...board.cards.values()].filter(isOfExperience).sort(compareOrder);
  const lines = frameworkOf(board.lines.values())
    .flatMap((part) => part.lines)
    .filter(({ text, sources }) => text.trim() !== "" && sources.length > 0)
    .filter(({ sources }) => sources.every((id) => isOfExperience(board.cards.get(id))));
  return { cards, lines };
}
