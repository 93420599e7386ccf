import { io } from "socket.io-client";
import { WebSocket } from "ws";
import type { OpenedBoard } from "@tablee/shared/protocol/http";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";

type Headers = Readonly<Record<string, string>>;
type Transport = "polling" | "websocket";

/** What each of the ways in answers to somebody with these headers. */
export interface Ways {
  readonly api: number;
  /** Frames, the status of a refused upgrade, or a close code. */
  readonly sync: string | number;
  readonly live: string;
  readonly tunnel: string;
}

export interface WaysWish {
  readonly version?: number | "none";
  /** How Socket.IO comes; polling, if it is left out. */
  readonly transport?: Transport;
}

function sync(base: string, path: string, headers: Headers): Promise<string | number> {
  const socket = new WebSocket(`${base.replace("http", "ws")}${path}`, { headers });
  return new Promise((resolve) => {
    socket.once("message", () => resolve("frames"));
    socket.once("unexpected-response", (_request, response) => resolve(response.statusCode ?? 0));
    socket.once("close", resolve);
    socket.once("error", () => undefined);
  }).then((answer) => {
    socket.terminate();
    return answer as string | number;
  });
}

interface Handshake {
  readonly auth: object;
  readonly headers: Headers;
  readonly transport: Transport;
}

function socketIo(url: string, { auth, headers, transport }: Handshake): Promise<string> {
  const socket = io(url, {
    path: LIVE_PATH,
    transports: [transport],
    forceNew: true,
    reconnection: false,
    auth,
    extraHeaders: headers,
  });
  return new Promise<string>((resolve) => {
    socket.once("connect", () => resolve("connected"));
    socket.once("connect_error", (error) => resolve(error.message));
  }).finally(() => socket.disconnect());
}

export async function waysIn(
  base: string,
  { board, sync: room }: Pick<OpenedBoard, "board" | "sync">,
  headers: Headers,
  { version = PROTOCOL_VERSION, transport = "polling" }: WaysWish = {},
): Promise<Ways> {
  const query = version === "none" ? "" : `?v=${version}`;
  const said = version === "none" ? {} : { version };
  const toLive = { auth: { board: board.id, ...said }, headers, transport };
  const toTunnel = { auth: { room: room.path.slice(6), ...said }, headers, transport };
  return {
    api: (await fetch(`${base}/api/boards/${board.id}`, { headers })).status,
    sync: await sync(base, `${room.path}${query}`, headers),
    live: await socketIo(base, toLive),
    tunnel: await socketIo(`${base}${TUNNEL_NAMESPACE}`, toTunnel),
  };
}
