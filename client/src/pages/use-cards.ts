import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { useEffect, useState } from "react";

/** The cards of a table, brought when they are to be shown: a screen for the room does without the board. */
export function useCards(seat: Seat, isWanted: boolean): ReadonlyMap<CardId, Card> {
  const [shown, setShown] = useState<ReadonlyMap<CardId, Card>>(new Map());
  useEffect(() => {
    if (!isWanted) return undefined;
    let isLeft = false;
    let close = (): void => undefined;
    const open = async (): Promise<void> => {
      const { openCards } = await import("../sync/open-cards.ts");
      if (isLeft) return;
      close = openCards(seat, setShown);
    };
    // Without a network it is brought with the next thing to be shown.
    open().catch(() => undefined);
    return () => {
      isLeft = true;
      close();
    };
  }, [seat, isWanted]);
  return shown;
}
