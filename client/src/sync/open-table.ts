import type { Seat } from "@tablee/shared/protocol/http";
import { openLive } from "../live/live-client.ts";
import { openPresence } from "../presence/presence-client.ts";
import type { OpenedTable } from "../table.ts";
import type { WebSocketClass } from "./frame-socket.ts";
import { openSync } from "./sync-client.ts";

/** In a page nothing is needed; a script says where the server is, and brings its token. */
export interface OpenOptions {
  readonly base?: string;
  readonly token?: string;
  readonly WebSocket?: WebSocketClass | undefined;
  readonly offlineCopy?: boolean;
  readonly pollingOnly?: boolean;
}

const KEPT = "tablee.kept";

function readKept(): readonly string[] {
  const text = globalThis.sessionStorage?.getItem(KEPT) ?? null;
  // Written by keep below, in this tab.
  return text === null ? [] : (JSON.parse(text) as string[]);
}

/** The words outlive the document they could not be saved from: they are shown after the page has started anew. */
function keep(words: readonly string[]): void {
  globalThis.sessionStorage?.setItem(KEPT, JSON.stringify([...readKept(), ...words]));
}

export function openTable(seat: Seat, options: OpenOptions = {}): OpenedTable {
  const base = options.base ?? globalThis.location.origin;
  const sync = openSync({
    path: seat.sync.path,
    base,
    token: options.token,
    WebSocket: options.WebSocket,
    offlineCopy: options.offlineCopy ?? true,
    kept: readKept(),
    forgetKept: () => globalThis.sessionStorage?.removeItem(KEPT),
    onRefused: keep,
    startAnew: () => globalThis.location?.reload(),
  });
  const live = openLive(seat, { base, token: options.token, pollingOnly: options.pollingOnly });
  return { seat, sync, live, presence: openPresence(sync.awareness) };
}
