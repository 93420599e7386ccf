import type { Board } from "../board/types.ts";
import { crossingOf, PAIRS } from "../practice/crossing.ts";
import type { Cell } from "../practice/crossing.ts";
import { cardItem, cardsOf } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** Where two kinds of knowledge agree and pull apart, with the cards behind each sentence; an empty cell says what it waits for. */
export function crossingBlocks(board: Board, words: PaperWords): readonly Block[] {
  const cells = crossingOf(board);
  if (cells.every(({ entries }) => entries.length === 0)) return [];
  const said = words.mapping;
  return [
    heading(3, said.crossing),
    ...PAIRS.flatMap((pair) => [
      heading(4, said.pairs[pair]),
      ...list(cells.filter((cell) => cell.pair === pair).map((cell) => cellItem(cell, board, words))),
    ]),
  ];
}

function cellItem({ pair, pull, entries }: Cell, board: Board, words: PaperWords): Item {
  const items = entries.map(({ text, sources }) => ({
    text,
    items: cardsOf(board, sources).map((card) => cardItem(card, words)),
  }));
  const said = words.mapping;
  return { text: said.pulls[pull], items, ...(items.length === 0 && { warning: said.waiting(pair, pull) }) };
}
