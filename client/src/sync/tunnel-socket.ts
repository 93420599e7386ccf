import type { Socket } from "socket.io-client";
import { FRAME_MAX_BYTES } from "@tablee/shared/limits";
import type { TunnelClientEvents, TunnelServerEvents } from "@tablee/shared/protocol/events";
import { LIVE_PATH, SYNC_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { LOST_CODE } from "./frame-socket.ts";
import type { FrameSocket } from "./frame-socket.ts";

const REFUSED: Readonly<Record<string, number>> = {
  "not-found": CLOSE.notFound.code,
  outdated: CLOSE.outdated.code,
  "epoch-gone": CLOSE.epochGone.code,
  draining: CLOSE.restart.code,
  "too-many-connections": CLOSE.tryLater.code,
  broken: CLOSE.tryLater.code,
};

/** Long-polling writes bytes as text, four for three, under the same limit of the server; the rest is its own words. */
const TUNNEL_MAX_BYTES = Math.floor((FRAME_MAX_BYTES * 3) / 4) - 1_024;

type TunnelSocket = Socket<TunnelServerEvents, TunnelClientEvents>;

export interface TunnelWish {
  readonly token: string | undefined;
  /** Nobody has learned that WebSocket fails here: Socket.IO's own, which brings the token along, is tried first. */
  readonly isUntried?: boolean;
}

/** The frames of one room inside Socket.IO's long-polling. Opens once; the provider makes a new one to try again. */
export function openTunnel(url: string, { token, isUntried = false }: TunnelWish): FrameSocket {
  const { origin, pathname } = new URL(url.replace(/^ws/, "http"));
  let socket: TunnelSocket | null = null;
  let ended = false;
  const end = (code: number, reason: string): void => {
    if (ended) return;
    ended = true;
    socket?.disconnect();
    tunnel.onclose?.(code, reason);
  };
  const tunnel: FrameSocket = {
    onopen: undefined,
    onframe: undefined,
    onclose: undefined,
    maxBytes: TUNNEL_MAX_BYTES,
    send: (bytes) => {
      const way = socket;
      if (way) inOneRequest(way, () => way.emit("frame", bytes));
    },
    close: () => end(1_000, ""),
  };
  const open = async (): Promise<void> => {
    const { io } = await import("socket.io-client");
    if (ended) return;
    socket = io(`${origin}${TUNNEL_NAMESPACE}`, {
      path: LIVE_PATH,
      transports: isUntried ? ["websocket", "polling"] : ["polling"],
      tryAllTransports: isUntried,
      upgrade: false,
      reconnection: false,
      forceNew: true,
      auth: {
        room: pathname.slice(SYNC_PATH.length + 1),
        version: PROTOCOL_VERSION,
        ...(token !== undefined && { token }),
      },
    });
    socket.on("connect", () => tunnel.onopen?.());
    socket.on("frame", (bytes: ArrayBuffer | Uint8Array) => tunnel.onframe?.(new Uint8Array(bytes)));
    socket.on("close", (code, reason) => end(code, reason));
    socket.on("connect_error", (error) => end(REFUSED[error.message] ?? LOST_CODE, error.message));
    socket.on("disconnect", (reason) => end(LOST_CODE, reason));
  };
  // Where no WebSocket goes through, the library that polls is fetched first.
  open().catch(() => end(LOST_CODE, "the library for polling did not come"));
  return tunnel;
}

/**
 * A frame is two packets of Socket.IO, and Engine.IO posts the first by itself, the second when that has come home: a way
 * there and back more for each word. While the transport is not writable, packets gather.
 */
function inOneRequest({ io: { engine } }: TunnelSocket, emit: () => void): void {
  const { transport } = engine;
  const { writable } = transport;
  transport.writable = false;
  emit();
  transport.writable = writable;
  // Protected, and named so: Engine.IO has no word of its own for *now*. HOM85 notices if it goes.
  engine["flush"]();
}
