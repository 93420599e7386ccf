import { closeNameOf } from "@tablee/shared/protocol/close-codes";
import { LOST_CODE, openNative } from "./frame-socket.ts";
import type { FrameSocket, WebSocketClass } from "./frame-socket.ts";
import { openTunnel } from "./tunnel-socket.ts";

/** How long a WebSocket may take to open before the other way is tried beside it: some proxies swallow it in silence. */
const SILENT_MS = 3_000;
const GIVE_UP_MS = 15_000;
/** On the tunnel, when WebSocket is tried again for the first time; each time later. */
const PROBE_MS = 30_000;
const PROBE_MOST_MS = 900_000;
/** A WebSocket that lived so long works here. */
const PROVED_MS = 60_000;
/** So many that did not live so long, one after the other: something on the way cuts them. */
const SHORT_LIVES_COUNT = 3;

export interface Where {
  /** `ws://host/sync/<room>?v=` */
  readonly url: string;
  readonly token: string | undefined;
  readonly Native: WebSocketClass | undefined;
  readonly probeMs: number | undefined;
}

export interface Opened {
  opened(socket: FrameSocket, isSlow: boolean): void;
  failed(code: number, reason: string): void;
}

/**
 * Which way the frames of a room take, and what was learned of this network.
 *
 *   WebSocket ──fails, or is silent for 3 s──► WebSocket and tunnel ──► whichever opens first
 *        ▲                                                                  │ the tunnel
 *        └── one that opens is taken, and then the tunnel ends ◄── tried after 30 s, 60 s, … 15 min
 *
 * Where WebSockets open but are cut three times within a minute, the tunnel is taken too; the waits, which only a
 * WebSocket that lived for a minute makes short again, keep such a network from sending people to and fro.
 */
export class Ways {
  readonly #where: Where;
  /** WebSocket does not work here: the tunnel alone is tried. */
  #isShunned = false;
  #shortLives = 0;
  #probes = 0;

  constructor(where: Where) {
    this.#where = where;
  }

  /** Opens one way. Answers how to give it up. */
  open(hear: Opened): () => void {
    const { Native } = this.#where;
    const trying = new Set<FrameSocket>();
    let isTunnelTried = false;
    const end = (): void => {
      clearTimeout(silent);
      clearTimeout(late);
      for (const socket of trying) drop(socket);
      trying.clear();
    };
    const failed = (code: number, reason: string): void => {
      end();
      // Perhaps the network is another one now.
      this.#isShunned = false;
      hear.failed(code, reason);
    };
    const attempt = (socket: FrameSocket, isSlow: boolean): void => {
      trying.add(socket);
      socket.onopen = () => {
        trying.delete(socket);
        end();
        if (isSlow) this.#isShunned = true;
        hear.opened(socket, isSlow);
      };
      socket.onclose = (code, reason) => {
        trying.delete(socket);
        if (closeNameOf(code)) failed(code, reason);
        else if (!isTunnelTried) tunnel();
        else if (trying.size === 0) failed(code, reason);
      };
    };
    const tunnel = (): void => {
      if (isTunnelTried) return;
      isTunnelTried = true;
      attempt(openTunnel(this.#where.url, { token: this.#where.token, isUntried: !Native }), true);
    };
    const silent = setTimeout(tunnel, SILENT_MS);
    const late = setTimeout(() => failed(LOST_CODE, "no answer"), GIVE_UP_MS);
    if (this.#isShunned || !Native) tunnel();
    else attempt(openNative(Native, this.#where.url), false);
    return end;
  }

  /** A link that was open has ended. */
  ended(link: { readonly isSlow: boolean; readonly code: number; readonly livedMs: number }): void {
    if (link.isSlow) return;
    if (link.livedMs >= PROVED_MS) {
      this.#probes = 0;
      this.#shortLives = 0;
    } else if (link.code === LOST_CODE) {
      this.#shortLives += 1;
      if (this.#shortLives >= SHORT_LIVES_COUNT) {
        this.#shortLives = 0;
        this.#isShunned = true;
      }
    }
  }

  /** The network may be another one: what was learned of the last does not hold. */
  forget(): void {
    this.#isShunned = false;
    this.#shortLives = 0;
    this.#probes = 0;
  }

  /** While the tunnel is used: hands over a WebSocket once one opens. Answers how to stop. */
  watch(better: (socket: FrameSocket) => void): () => void {
    const { Native, url, probeMs = PROBE_MS } = this.#where;
    let trying: FrameSocket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const later = (): void => {
      timer = setTimeout(probe, Math.min(PROBE_MOST_MS, probeMs * 2 ** this.#probes));
      this.#probes += 1;
    };
    const missed = (): void => {
      clearTimeout(timer);
      if (trying) drop(trying);
      later();
    };
    const probe = (): void => {
      if (!Native) return;
      const socket = openNative(Native, url);
      trying = socket;
      timer = setTimeout(missed, SILENT_MS);
      socket.onclose = missed;
      socket.onopen = () => {
        clearTimeout(timer);
        trying = undefined;
        this.#isShunned = false;
        better(socket);
      };
    };
    later();
    return () => {
      clearTimeout(timer);
      if (trying) drop(trying);
    };
  }
}

function drop(socket: FrameSocket): void {
  socket.onopen = undefined;
  socket.onclose = undefined;
  socket.onframe = undefined;
  socket.close();
}
