import { backingOf } from "../board/backing.ts";
import { KNOWLEDGE_TYPES } from "../board/types.ts";
import type { Board, Card, KnowledgeType } from "../board/types.ts";
import type { CardId } from "../ids.ts";
import type { Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** How a sentence of a document is led back to the cards it comes from, in their own words. */

export function cardsOf(board: Pick<Board, "cards">, sources: readonly CardId[]): readonly Card[] {
  return sources.flatMap((id) => board.cards.get(id) ?? []);
}

/** Which knowledge stands behind some cards, in the order of the three. */
export function knowledgeOf(cards: readonly Card[]): readonly KnowledgeType[] {
  return KNOWLEDGE_TYPES.filter((type) => cards.some(({ knowledge }) => knowledge === type));
}

/** A card in its own words; of who wrote it the name that stands on the card, and no other. */
export function cardItem({ text, direction, kind, knowledge, author }: Card, { board }: PaperWords): Item {
  const notes = [kind === "ingredient" ? null : board.kinds[kind], knowledge && board.knowledges[knowledge], author];
  return { text, direction, notes: notes.flatMap((note) => note ?? []) };
}

/** A sentence with the cards behind it, which knowledge they hold, and what is missing. */
export function tracedItem(
  traced: { readonly text: string; readonly sources: readonly CardId[] },
  board: Pick<Board, "cards">,
  words: PaperWords,
): Item {
  const cards = cardsOf(board, traced.sources);
  const types = knowledgeOf(cards);
  const { noSource, noExperience } = words.board;
  const warning = { none: noSource, others: noExperience, experience: null }[backingOf(board, traced.sources)];
  return {
    text: traced.text,
    notes: types.length === 0 ? [] : [words.behind(types)],
    items: cards.map((card) => cardItem(card, words)),
    ...(warning !== null && { warning }),
  };
}
