import { deleteCards, styleCards } from "@tablee/shared/board/edit-cards";
import type { Hand } from "@tablee/shared/board/hand";
import { yes } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { CardPart } from "@tablee/shared/session/house-change";

/** What an author says of a card that came from a story of theirs. One that is gone already is as they wished. */
export function partCard({ card, how }: CardPart, hand: Hand): Reply<null> {
  if (how === "removed") deleteCards(hand, [card]);
  else styleCards(hand, [card], { author: null });
  return yes(null);
}
