import type { CardId } from "@tablee/shared/ids";
import { readBoard } from "@tablee/shared/board/read";
import type { Card } from "@tablee/shared/board/types";
import type { Seat } from "@tablee/shared/protocol/http";
import { KeptWords } from "./kept-words.ts";
import { openSync } from "./sync-client.ts";

const TOLD_EVERY_MS = 500;

/** The cards of a table, to be read on a screen where nobody writes; told again when they have changed. */
export function openCards(seat: Seat, tell: (cards: ReadonlyMap<CardId, Card>) => void): () => void {
  const sync = openSync({
    base: globalThis.location.origin,
    path: seat.sync.path,
    offlineCopy: false,
    words: new KeptWords(seat.board.id, `${seat.member.id}.screen`),
    anew: null,
    startAnew: () => globalThis.location.reload(),
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tell(readBoard(sync.doc).cards);
    }, TOLD_EVERY_MS);
  };
  sync.doc.on("update", later);
  return () => {
    clearTimeout(timer);
    void sync.close();
  };
}
