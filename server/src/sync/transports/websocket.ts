import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import * as limits from "@tablee/shared/limits";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import { LIVE_PATH, SYNC_PATH } from "@tablee/shared/protocol/rooms";
import type { Meter } from "../../metrics/meter.ts";
import type { TurnedAway } from "../../metrics/table.ts";
import type { Connection } from "../connection.ts";
import type { Link } from "../link.ts";
import type { Rooms, SyncSeat } from "../rooms.ts";
import { isCrowded } from "./admit.ts";
import type { Admit } from "./admit.ts";
import { BoundedServer } from "./bounded-server.ts";
import { Outbox } from "./outbox.ts";

const STATUS: Readonly<Partial<Record<TurnedAway, string>>> = {
  "bad-request": "400 Bad Request",
  "not-found": "404 Not Found",
  "foreign-origin": "403 Forbidden",
  "too-many-connections": "429 Too Many Requests",
  draining: "503 Service Unavailable",
};
const PING_MS = 25_000;

export interface WebSocketParts {
  readonly httpServer: Server;
  readonly rooms: Rooms;
  readonly admit: Admit;
  readonly meter: Meter;
  /** The handshake on this socket is over. */
  readonly arrived: (socket: Duplex) => void;
}

interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/**
 * Serves `/sync/<room>` on the HTTP server’s upgrades; leaves Socket.IO’s to it, and turns every other away. The answer
 * ends it: whoever was told to close may say that they heard, within a moment. Who comes back meanwhile is still turned
 * away, for as long as there is a server: an upgrade that nobody answers keeps its connection, and the server with it.
 */
export function attachWebSocket(parts: WebSocketParts): () => Promise<void> {
  const door = new Door(parts);
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    // From its first moment: a socket that errs without a listener ends the process.
    socket.on("error", () => socket.destroy());
    // As Engine.IO reads it, so that no address is everybody’s or nobody’s.
    if (request.url?.startsWith(`${LIVE_PATH}/`)) return;
    void door.answer({ request, socket, head });
  };
  parts.httpServer.on("upgrade", upgrade);
  const pings = setInterval(() => door.ping(), PING_MS);
  return () => {
    clearInterval(pings);
    return door.close();
  };
}

interface SentHome {
  readonly reason: "outdated" | "epoch-gone";
  readonly code: number;
}

/** Upgraded all the same, and closed with the code that says what to do. */
const SENT_HOME: Readonly<Partial<Record<TurnedAway, SentHome>>> = {
  outdated: { reason: "outdated", code: CLOSE.outdated.code },
  "epoch-gone": { reason: "epoch-gone", code: CLOSE.epochGone.code },
};

class Door {
  readonly #parts: WebSocketParts;
  readonly #server = new BoundedServer();
  readonly #alive = new WeakSet<WebSocket>();

  constructor(parts: WebSocketParts) {
    this.#parts = parts;
    parts.meter.gauge("websockets", () => this.#server.clients.size);
  }

  async answer({ request, socket, head }: Upgrade): Promise<void> {
    try {
      const url = URL.parse(request.url ?? "/", "http://localhost");
      if (!url) return this.#turnAway(socket, "bad-request");
      if (!url.pathname.startsWith(`${SYNC_PATH}/`)) return this.#turnAway(socket, "not-found");
      const ask = { room: url.pathname.slice(SYNC_PATH.length + 1), version: url.searchParams.get("v") };
      const admitted = await this.#parts.admit(request, ask);
      const sentHome = admitted.ok ? undefined : SENT_HOME[admitted.reason];
      if (!admitted.ok && !sentHome) return this.#turnAway(socket, admitted.reason);
      if (admitted.ok && isCrowded(this.#parts.rooms, admitted.value))
        return this.#turnAway(socket, "too-many-connections");
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        this.#parts.arrived(socket);
        webSocket.on("error", () => webSocket.terminate());
        if (admitted.ok) this.#welcome(webSocket, { socket, seat: admitted.value });
        else if (sentHome) this.#sendHome(webSocket, sentHome);
      });
    } catch {
      this.#parts.meter.count("turnedAway", "broken");
      socket.destroy();
    }
  }

  #turnAway(socket: Duplex, reason: TurnedAway): void {
    this.#parts.meter.count("turnedAway", reason);
    const status = STATUS[reason] ?? "400 Bad Request";
    // One that keeps its own half open would stay for ever.
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
  }

  /** A browser cannot see the status of a refused upgrade, but this it can. */
  #sendHome(webSocket: WebSocket, { reason, code }: SentHome): void {
    this.#parts.meter.count("turnedAway", reason);
    webSocket.close(code, reason);
  }

  #welcome(webSocket: WebSocket, { socket, seat }: { readonly socket: Duplex; readonly seat: SyncSeat }): void {
    const { rooms, meter } = this.#parts;
    const connection: Connection = rooms.connect(this.#linkOf(webSocket, socket), seat);
    const [framesIn, bytesIn] = [meter.cell("framesIn", "websocket"), meter.cell("bytesIn", "websocket")];
    webSocket.on("message", (data, isBinary) => {
      if (!isBinary || !(data instanceof Buffer)) return connection.close("badFrame", "frames are binary");
      framesIn.value += 1;
      bytesIn.value += data.length;
      connection.receive(data);
    });
    webSocket.on("pong", () => this.#alive.add(webSocket));
    webSocket.on("close", () => connection.closed());
    this.#alive.add(webSocket);
  }

  #linkOf(webSocket: WebSocket, socket: Duplex): Link {
    const outbox = new Outbox({
      socket,
      isOpen: () => webSocket.readyState === WebSocket.OPEN,
      meter: this.#parts.meter,
    });
    return {
      send: (bytes) => outbox.send(bytes),
      close: (code, reason) => {
        outbox.flush();
        webSocket.close(code, reason.slice(0, 120));
      },
      buffered: () => outbox.buffered(),
    };
  }

  /** One that did not answer the last ping is gone: its person is shown as away, and its memory comes back. */
  ping(): void {
    for (const webSocket of this.#server.clients) {
      if (!this.#alive.delete(webSocket)) webSocket.terminate();
      else webSocket.ping();
    }
  }

  async close(): Promise<void> {
    // Whoever was let in and is not here yet is turned away from now on.
    this.#server.close();
    const open = [...this.#server.clients];
    const gone = open.map((webSocket) => new Promise((resolve) => webSocket.once("close", resolve)));
    const impatience = setTimeout(() => open.forEach((one) => one.terminate()), limits.GOODBYE_WITHIN_MS);
    await Promise.all(gone);
    clearTimeout(impatience);
  }
}
