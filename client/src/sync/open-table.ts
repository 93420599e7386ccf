import type { Seat } from "@tablee/shared/protocol/http";
import { openLive } from "../live/live-client.ts";
import { openPresence } from "../presence/presence-client.ts";
import type { AnewReason, OpenedTable } from "../table.ts";
import type { WebSocketClass } from "./frame-socket.ts";
import { KeptWords } from "./kept-words.ts";
import { openSync } from "./sync-client.ts";

/** In a page nothing is needed; a script says where the server is, and brings its token. */
export interface OpenOptions {
  readonly base?: string;
  readonly token?: string;
  readonly WebSocket?: WebSocketClass | undefined;
  readonly offlineCopy?: boolean;
  readonly pollingOnly?: boolean;
  readonly probeMs?: number;
  /** The clock of this device, milliseconds since 1970. */
  readonly now?: () => number;
  /** Why the document before this one was dropped, to be said. */
  readonly anew?: AnewReason | null;
  /** The board must be opened anew: the server cannot take this document. A page is loaded again if nothing is given. */
  readonly startAnew?: (why: AnewReason) => void;
}

export function openTable(seat: Seat, options: OpenOptions = {}): OpenedTable {
  const base = options.base ?? globalThis.location.origin;
  const sync = openSync({
    path: seat.sync.path,
    base,
    token: options.token,
    WebSocket: options.WebSocket,
    probeMs: options.probeMs,
    offlineCopy: options.offlineCopy ?? true,
    words: new KeptWords(seat.board.id, seat.member.id),
    anew: options.anew ?? null,
    startAnew: options.startAnew ?? (() => globalThis.location?.reload()),
  });
  const live = openLive(seat, { base, token: options.token, pollingOnly: options.pollingOnly, now: options.now });
  return { seat, sync, live, presence: openPresence(sync.awareness) };
}
