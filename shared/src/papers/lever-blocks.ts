import type { Board } from "../board/types.ts";
import { LEVER_KINDS, leversOf } from "../practice/levers.ts";
import type { Row } from "../practice/levers.ts";
import { cardItem } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** Levers and points to watch: two lists, under each card those of the other list that hang together with it. */
export function leverBlocks(board: Board, words: PaperWords): readonly Block[] {
  const rows = leversOf(board);
  if (rows.lever.length + rows.watch.length === 0) return [];
  const said = words.mapping;
  return [
    heading(3, said.levers),
    ...LEVER_KINDS.flatMap((kind): Block[] => [
      heading(4, said.lists[kind]),
      ...list(rows[kind].map((row) => rowItem(row, words))),
      ...(rows[kind].length === 0 ? [{ kind: "text", text: said.noCard[kind], tone: "note" } as const] : []),
    ]),
  ];
}

function rowItem({ card, tied }: Row, words: PaperWords): Item {
  const item = cardItem(card, words);
  if (tied.length === 0) return { ...item, notes: [...(item.notes ?? []), words.mapping.untied] };
  return { ...item, items: tied.map((other) => cardItem(other.card, words)) };
}
