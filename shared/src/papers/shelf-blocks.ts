import type { Board, Statement } from "../board/types.ts";
import { SHELF_KINDS, shelfOf } from "../practice/shelf.ts";
import { cardItem, cardsOf } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block, Item } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** What inspires, by kind: why, where, under which licence, and whom to ask. */
export function shelfBlocks(board: Board, words: PaperWords): readonly Block[] {
  const { shelf, shelfKinds, story } = words.mapping;
  const kinds = SHELF_KINDS.flatMap((kind): Block[] => {
    const those = shelfOf(board, kind);
    if (those.length === 0) return [];
    const about: readonly Block[] = kind === "story" ? [{ kind: "text", text: story, tone: "note" }] : [];
    return [heading(4, shelfKinds[kind]), ...about, ...list(those.map((one) => shelfItem(one, board, words)))];
  });
  return kinds.length === 0 ? [] : [heading(3, shelf), ...kinds];
}

function shelfItem({ text, why, address, note, who, sources }: Statement, board: Board, words: PaperWords): Item {
  const notes = [why, address, note && words.licence(note), who && words.mapping.ask(who)];
  return {
    text: text || address,
    notes: notes.filter((one) => one.trim() !== ""),
    items: cardsOf(board, sources).map((card) => cardItem(card, words)),
  };
}
