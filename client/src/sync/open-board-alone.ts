import type { Seat } from "@tablee/shared/protocol/http";
import type { SyncClient } from "../table.ts";
import { KeptWords } from "./kept-words.ts";
import { openSync } from "./sync-client.ts";

/** The board without anybody at it, to be read: nothing is kept on this device, and no presence is shown. */
export function openBoardAlone(seat: Seat): SyncClient {
  const sync = openSync({
    base: globalThis.location.origin,
    path: seat.sync.path,
    token: undefined,
    WebSocket: undefined,
    probeMs: undefined,
    offlineCopy: false,
    words: new KeptWords(seat.board.id, `${seat.member.id}.screen`),
    anew: null,
    startAnew: () => globalThis.location.reload(),
  });
  sync.awareness.setLocalState(null);
  return sync;
}
