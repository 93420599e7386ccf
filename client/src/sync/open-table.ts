import type { Seat } from "@tablee/shared/protocol/http";
import { openLive } from "../live/live-client.ts";
import { openPresence } from "../presence/presence-client.ts";
import type { AnewReason, OpenedTable } from "../table.ts";
import type { WebSocketClass } from "./frame-socket.ts";
import { openSync } from "./sync-client.ts";
import type { LeftOver } from "./sync-client.ts";

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
  /** The board must be opened anew: the server cannot take this document. A page is loaded again if nothing is given. */
  readonly startAnew?: (why: AnewReason) => void;
}

const LEFT = "tablee.kept";
const NOTHING: LeftOver = { kept: [], why: null };

function readLeft(): LeftOver {
  const text = globalThis.sessionStorage?.getItem(LEFT) ?? null;
  // Written by keep below, in this tab.
  return text === null ? NOTHING : (JSON.parse(text) as LeftOver);
}

/** The words outlive the document they could not be saved from: they are shown once the board is there anew. */
function keep({ kept, why }: LeftOver): void {
  globalThis.sessionStorage?.setItem(LEFT, JSON.stringify({ kept: [...readLeft().kept, ...kept], why }));
}

/** The reason is for the page that comes next, the words stay until somebody has dealt with them. */
function takeLeft(): LeftOver {
  const left = readLeft();
  if (left.why !== null) globalThis.sessionStorage?.setItem(LEFT, JSON.stringify({ ...left, why: null }));
  return left;
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
    left: takeLeft(),
    forgetKept: () => globalThis.sessionStorage?.removeItem(LEFT),
    onRefused: keep,
    startAnew: options.startAnew ?? (() => globalThis.location?.reload()),
  });
  const live = openLive(seat, { base, token: options.token, pollingOnly: options.pollingOnly, now: options.now });
  return { seat, sync, live, presence: openPresence(sync.awareness) };
}
