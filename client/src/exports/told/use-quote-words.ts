import { useEffect, useState } from "react";
import type { QuoteId } from "@tablee/shared/ids";
import { readQuote } from "./told-api.ts";
import { useWorkspace } from "../../board/workspace-context.ts";

/** Words of quotes, fetched for as long as they are looked at and kept nowhere. Null: they could not be read. */
export function useQuoteWords(ids: readonly QuoteId[]): ReadonlyMap<QuoteId, string | null> {
  const board = useWorkspace().table.seat.board.id;
  const [words, setWords] = useState<ReadonlyMap<QuoteId, string | null>>(new Map());
  const key = ids.toSorted().join(" ");
  useEffect(() => {
    let isOver = false;
    const wanted = new Set(key === "" ? [] : (key.split(" ") as QuoteId[]));
    const fetched = async (id: QuoteId): Promise<void> => {
      const reply = await readQuote(board, id);
      if (isOver) return;
      // What is no longer quoted is no longer held either.
      const stays = ([one]: readonly [QuoteId, string | null]): boolean => wanted.has(one);
      setWords((held) => new Map([...[...held].filter(stays), [id, reply.ok ? reply.value.words : null]]));
    };
    for (const id of wanted) void fetched(id);
    return () => {
      isOver = true;
    };
  }, [board, key]);
  return words;
}
