import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { LIVE_PATH, SYNC_PATH } from "@tablee/shared/protocol/rooms";
import type { Link } from "../connection.ts";
import type { Rooms } from "../rooms.ts";
import type { Admit } from "./admit.ts";
import { Outbox } from "./outbox.ts";

const STATUS: Readonly<Record<string, string>> = {
  "not-found": "404 Not Found",
  "foreign-origin": "403 Forbidden",
  "too-many-connections": "429 Too Many Requests",
  draining: "503 Service Unavailable",
};
const PING_MS = 25_000;

/** Serves `/sync/<room>` on the HTTP server’s upgrades; leaves Socket.IO’s to it, and turns every other away. */
export function attachWebSocket(options: {
  readonly httpServer: Server;
  readonly rooms: Rooms;
  readonly admit: Admit;
}): () => void {
  const server = new WebSocketServer({ noServer: true, maxPayload: limits.FRAME_MAX_BYTES, perMessageDeflate: false });
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const url = new URL(request.url ?? "/", "http://localhost");
    if (url.pathname.startsWith(`${LIVE_PATH}/`)) return;
    // From its first moment: a socket that errs without a listener ends the process.
    socket.on("error", () => socket.destroy());
    if (!url.pathname.startsWith(`${SYNC_PATH}/`)) return turnAway(socket, "not-found");
    const room = url.pathname.slice(SYNC_PATH.length + 1);
    void answer(options, { request, socket, head, server, room, version: url.searchParams.get("v") });
  };
  options.httpServer.on("upgrade", upgrade);
  const pings = setInterval(() => server.clients.forEach((socket) => ping(socket)), PING_MS);
  return () => {
    clearInterval(pings);
    options.httpServer.off("upgrade", upgrade);
    for (const socket of server.clients) socket.terminate();
    server.close();
  };
}

function turnAway(socket: Duplex, reason: string): void {
  socket.end(`HTTP/1.1 ${STATUS[reason] ?? "400 Bad Request"}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly server: WebSocketServer;
  readonly room: string;
  readonly version: string | null;
}

async function answer(options: { readonly rooms: Rooms; readonly admit: Admit }, upgrade: Upgrade): Promise<void> {
  const { request, socket, head, server, room, version } = upgrade;
  try {
    const admitted = await options.admit(request, { room, version });
    if (!admitted.ok && admitted.reason !== "outdated") {
      turnAway(socket, admitted.reason);
      return;
    }
    server.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on("error", () => webSocket.terminate());
      if (!admitted.ok) return webSocket.close(CLOSE.outdated.code, "outdated");
      const connection = options.rooms.connect(linkOf(webSocket, socket), admitted.value);
      webSocket.on("message", (data, isBinary) => {
        if (isBinary && data instanceof Buffer) connection.receive(new Uint8Array(data));
        else connection.close("badFrame", "frames are binary");
      });
      webSocket.on("pong", () => alive.add(webSocket));
      webSocket.on("close", () => connection.closed());
      alive.add(webSocket);
    });
  } catch {
    socket.destroy();
  }
}

const alive = new WeakSet<WebSocket>();

/** One that did not answer the last ping is gone: its person is shown as away, and its memory comes back. */
function ping(socket: WebSocket): void {
  if (!alive.delete(socket)) socket.terminate();
  else socket.ping();
}

function linkOf(webSocket: WebSocket, socket: Duplex): Link {
  const outbox = new Outbox({ socket, isOpen: () => webSocket.readyState === WebSocket.OPEN });
  return {
    send: (bytes) => outbox.send(bytes),
    close: (code, reason) => {
      outbox.flush();
      webSocket.close(code, reason.slice(0, 120));
    },
    buffered: () => outbox.buffered(),
    onDrain: (callback) => outbox.onDrain(callback),
  };
}
