import type { CardId } from "../ids.ts";
import type { Board, Link, Meaning } from "./types.ts";

/** What is said of a card by a link, from its own side. */
export interface Related {
  readonly link: Link;
  readonly other: CardId;
  /** This card may remove the other; else the other may remove this one. */
  readonly isOut: boolean;
}

/** The links of one meaning at a card, in the order in which they were drawn. */
export function relatedTo({ links, cards }: Pick<Board, "links" | "cards">, card: CardId, meaning: Meaning): Related[] {
  return [...links.values()].flatMap((link): Related[] => {
    if (link.meaning !== meaning || (link.from !== card && link.to !== card)) return [];
    const isOut = link.from === card;
    const other = isOut ? link.to : link.from;
    // An area has no status and nothing that could be removed.
    return isCard(cards, other) && other !== card ? [{ link, other, isOut }] : [];
  });
}

function isCard(cards: Board["cards"], id: Link["from"]): id is CardId {
  return cards.has(id as CardId);
}
