import type { SheetId } from "@tablee/shared/ids";
import type { Seat } from "@tablee/shared/protocol/http";
import { roomName, SYNC_PATH } from "@tablee/shared/protocol/rooms";
import { openLive } from "../live/live-client.ts";
import { openPresence } from "../presence/presence-client.ts";
import type { AnewReason, OpenedTable, SyncClient, SyncStatus } from "../table.ts";
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

/** The session is no part of the first sight of a board; but what keeps the board away must not keep the session too. */
const SESSION_WITHIN_MS = 1_000;

const LINKED: ReadonlySet<SyncStatus["kind"]> = new Set(["saved", "sending"]);
const AWAY: ReadonlySet<SyncStatus["kind"]> = new Set(["reconnecting", "offline"]);

function whenHere({ state }: SyncClient): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(late);
      stop();
      resolve();
    };
    const late = setTimeout(done, SESSION_WITHIN_MS);
    const stop = state.subscribe(({ ready }) => {
      if (ready) done();
    });
  });
}

export function openTable(seat: Seat, options: OpenOptions = {}): OpenedTable {
  const base = options.base ?? globalThis.location.origin;
  const { token, WebSocket, probeMs, offlineCopy = true } = options;
  const shared = { base, token, WebSocket, probeMs, offlineCopy };
  const sync = openSync({
    ...shared,
    path: seat.sync.path,
    words: new KeptWords(seat.board.id, seat.member.id),
    anew: options.anew ?? null,
    startAnew: options.startAnew ?? (() => globalThis.location?.reload()),
  });
  // A script has no first sight.
  const after = offlineCopy ? whenHere(sync) : undefined;
  const live = openLive(seat, { base, after, token, pollingOnly: options.pollingOnly, now: options.now });
  const sheets = new Map<SheetId, SyncClient>();
  // All links are lost together, and each waits by itself before it tries again: what one has found, the others use.
  const follow = (): void => {
    live.hurry();
    for (const one of [sync, ...sheets.values()]) one.follow();
  };
  const lead = (one: SyncClient): SyncClient => {
    one.state.subscribe(({ status }, before) => {
      if (LINKED.has(status.kind) && AWAY.has(before.status.kind)) follow();
    });
    return one;
  };
  lead(sync);
  live.state.subscribe(({ connected }, before) => {
    if (connected && !before.connected) follow();
  });
  // Kept over the epochs of a sheet, where the browser keeps nothing too.
  const lateWords = new Map<SheetId, KeptWords>();
  const sheet: OpenedTable["sheet"] = (at, startAnew) => {
    const words = lateWords.get(at.sheet) ?? new KeptWords(seat.board.id, `${seat.member.id}.${at.sheet}`);
    lateWords.set(at.sheet, words);
    const path = `${SYNC_PATH}/${roomName({ board: seat.board.id, ...at })}`;
    const opened = lead(openSync({ ...shared, path, words, anew: null, startAnew }));
    // One that is closed waits for nothing.
    sheets.set(at.sheet, opened);
    return opened;
  };
  return { seat, sync, live, presence: openPresence(sync.awareness), sheet };
}
