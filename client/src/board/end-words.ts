import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Board } from "@tablee/shared/board/types";

/** What stands at the end of a link: the words of a card, the title of an area. Null: nothing any more. */
export function endWords(board: Board, id: string): string | null {
  const {
    cards,
    zones,
  }: { cards: ReadonlyMap<string, { text: string }>; zones: ReadonlyMap<string, { title: string }> } = board;
  const card = cards.get(id);
  const words = card ? wordsWithoutMarks(card.text) : zones.get(id)?.title;
  return words?.trim() ?? null;
}
