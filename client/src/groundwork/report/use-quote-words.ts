import { useEffect, useState } from "react";
import type { QuoteId } from "@tablee/shared/ids";
import { readQuote } from "../../api.ts";
import { useWorkspace } from "../../board/workspace-context.ts";

/** Words of quotes, fetched for as long as they are looked at and kept nowhere. Null: they could not be read. */
export function useQuoteWords(ids: readonly QuoteId[]): ReadonlyMap<QuoteId, string | null> {
  const board = useWorkspace().table.seat.board.id;
  const [words, setWords] = useState<ReadonlyMap<QuoteId, string | null>>(new Map());
  const key = ids.toSorted().join(" ");
  useEffect(() => {
    let isOver = false;
    const wanted = key === "" ? [] : (key.split(" ") as QuoteId[]);
    // What is no longer quoted is no longer held either.
    setWords((held) => new Map([...held].filter(([id, said]) => said !== null && wanted.includes(id))));
    void Promise.all(
      wanted.map(async (id) => {
        const reply = await readQuote(board, id);
        if (!isOver) setWords((held) => new Map([...held, [id, reply.ok ? reply.value.words : null]]));
      }),
    );
    return () => {
      isOver = true;
    };
  }, [board, key]);
  return words;
}
