/**
 * What `ask-ahead.ts` asked for while the script of the page was on its way. Each is taken once: whoever asks again asks
 * anew.
 */

export interface AheadAnswer {
  readonly isOk: boolean;
  readonly text: string;
}

/** A socket that is opening or open, and all that has come over it. */
export interface AheadLink {
  readonly url: string;
  readonly socket: WebSocket;
  readonly frames: ArrayBuffer[];
  /** All of the board was asked for: this device was never at the table, and holds nothing of it. */
  readonly isAsked: boolean;
  readonly keep: (event: MessageEvent) => void;
}

export interface Ahead {
  readonly board: string;
  seat: Promise<AheadAnswer> | null;
  link: AheadLink | null;
}

declare global {
  var tableeAhead: Ahead | undefined;
}

export function takeSeat(board: string): Promise<AheadAnswer> | undefined {
  const ahead = globalThis.tableeAhead;
  if (ahead?.board !== board || !ahead.seat) return undefined;
  const { seat } = ahead;
  ahead.seat = null;
  return seat;
}

/** All of this room was asked for, because this device was never in it: there is no copy to be read before. */
export function isAskedAhead(path: string): boolean {
  const link = globalThis.tableeAhead?.link;
  return link?.isAsked === true && new URL(link.url).pathname === path;
}

/** Nothing where that link has ended meanwhile: opening it anew says why. */
export function takeLink(url: string): AheadLink | undefined {
  const ahead = globalThis.tableeAhead;
  if (ahead?.link?.url !== url) return undefined;
  const { link } = ahead;
  ahead.link = null;
  link.socket.removeEventListener("message", link.keep);
  return link.socket.readyState > WebSocket.OPEN ? undefined : link;
}
