import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";

/** The words of the cards of a table, brought when they are to be shown: a screen for the room does without the board. */
export function useCardWords(seat: Seat, isWanted: boolean): (card: CardId) => string | null {
  const [words, setWords] = useState<ReadonlyMap<CardId, string>>(new Map());
  useEffect(() => {
    if (!isWanted) return undefined;
    let isLeft = false;
    let close = (): void => undefined;
    const open = async (): Promise<void> => {
      const { openCards } = await import("../sync/open-cards.ts");
      if (isLeft) return;
      close = openCards(seat, (cards) =>
        setWords(new Map([...cards].map(([id, { text }]) => [id, wordsWithoutMarks(text).trim()]))),
      );
    };
    // Without a network it is brought with the next thing to be shown.
    open().catch(() => undefined);
    return () => {
      isLeft = true;
      close();
    };
  }, [seat, isWanted]);
  return (card) => words.get(card) ?? null;
}
