import type { Ahead, AheadAnswer } from "./ahead.ts";

/**
 * Runs before the script of the page has come: whoever asks for a table waits neither for that script nor, after it, for
 * one answer after the other. It is a few lines that import nothing (vite.config.ts puts them into the page), so what
 * they know of addresses and frames is written here again; what does not fit is not taken, and asked for as ever.
 */

/** As in `early-seat.ts`. */
const ANSWER_WITHIN_MS = 15_000;
const KNOWN_SEAT_WITHIN_MS = 4_000;
/** A page that has not taken the link by then needs none. */
const TAKEN_WITHIN_MS = 30_000;
/** Sync step 1 of an empty document: what has the server? */
const QUESTION = Uint8Array.of(0, 0, 1, 0);
const PROTOCOL_VERSION = 2;

function keptPath(board: string): string | undefined {
  try {
    return pathIn(localStorage.getItem(`tablee.seat.${board}`));
  } catch {
    return undefined;
  }
}

function pathIn(seat: string | null): string | undefined {
  const { sync } = JSON.parse(seat ?? "{}") as { sync?: { path?: string } };
  return sync?.path;
}

async function answerOf(board: string, withinMs: number): Promise<AheadAnswer> {
  const answer = await fetch(`/api/boards/${board}`, { signal: AbortSignal.timeout(withinMs) });
  return { isOk: answer.ok, text: await answer.text() };
}

function openAhead(ahead: Ahead, path: string, { isAsked }: { readonly isAsked: boolean }): void {
  const url = `${location.origin.replace(/^http/, "ws")}${path}?v=${PROTOCOL_VERSION}`;
  const socket = new WebSocket(url);
  socket.binaryType = "arraybuffer";
  const frames: ArrayBuffer[] = [];
  const keep = ({ data }: MessageEvent): void => {
    if (data instanceof ArrayBuffer) frames.push(data);
  };
  socket.addEventListener("message", keep);
  if (isAsked) socket.addEventListener("open", () => socket.send(QUESTION));
  ahead.link = { url, socket, frames, isAsked, keep };
  setTimeout(() => {
    if (ahead.link) socket.close();
    ahead.link = null;
  }, TAKEN_WITHIN_MS);
}

function askAhead(board: string): void {
  const kept = keptPath(board);
  const seat = answerOf(board, kept === undefined ? ANSWER_WITHIN_MS : KNOWN_SEAT_WITHIN_MS);
  // Whoever takes the answer meets what is wrong with it.
  seat.catch(() => undefined);
  const ahead: Ahead = { board, seat, link: null };
  globalThis.tableeAhead = ahead;
  if (kept !== undefined) return openAhead(ahead, kept, { isAsked: false });
  const open = ({ isOk, text }: AheadAnswer): void => {
    const path = isOk ? pathIn(text) : undefined;
    if (path !== undefined) openAhead(ahead, path, { isAsked: true });
  };
  seat.then(open).catch(() => undefined);
}

const [, table] = /^\/b\/([\w-]+)$/.exec(location.pathname) ?? [];
if (table !== undefined) askAhead(table);
