import type { Board } from "../board/types.ts";
import { answerOf, familiesOf } from "../practice/players.ts";
import type { Family } from "../practice/players.ts";
import { cardItem, cardsOf } from "./origins.ts";
import { heading, list } from "./paper.ts";
import type { Block } from "./paper.ts";
import type { PaperWords } from "./words.ts";

/** Who is concerned: every family, those too in which somebody is missing, for that is what the map is for. */
export function playerBlocks(board: Board, words: PaperWords): readonly Block[] {
  const families = familiesOf(board);
  if (families.every(({ players }) => players.length === 0)) return [];
  return [
    heading(3, words.mapping.players),
    ...families
      .filter(({ players, presence }) => players.length > 0 || presence === "missing")
      .flatMap((family) => familyBlocks(family, board, words)),
  ];
}

function familyBlocks({ category, players, presence }: Family, board: Board, words: PaperWords): readonly Block[] {
  const { answers, categories, missing } = words.mapping;
  const items = players.map((player) => ({
    text: player.text,
    notes: [answers[answerOf(player)]],
    items: cardsOf(board, player.sources).map((card) => cardItem(card, words)),
  }));
  const gap: readonly Block[] = presence === "missing" ? [{ kind: "text", text: missing, tone: "warning" }] : [];
  return [heading(4, categories[category]), ...list(items), ...gap];
}
