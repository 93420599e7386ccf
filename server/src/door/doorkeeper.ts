import { createServer } from "node:http";
import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Server as SocketServer, Socket as JoinedSocket } from "socket.io";
import * as limits from "@tablee/shared/limits";
import { LIVE_PATH, TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { Budget } from "../budget.ts";
import type { Meter } from "../metrics/meter.ts";
import type { TurnedAway } from "../metrics/table.ts";
import { WaitingSockets } from "./waiting.ts";

const CHECK_MS = 1_000;

/** Socket.IO’s first digit of a packet that asks to join a namespace. */
const CONNECT = "0";

type EngineSocket = JoinedSocket["conn"];

interface EnginePacket {
  readonly type: string;
  readonly data?: unknown;
}

/** An HTTP server on which half a request does not wait for ever. */
export function createPatientServer(): HttpServer {
  const server = createServer({
    headersTimeout: limits.HANDSHAKE_WITHIN_MS,
    requestTimeout: limits.REQUEST_WITHIN_MS,
    connectionsCheckingInterval: CHECK_MS,
  });
  // Nor an answer that nobody reads. A WebSocket takes this off, and has its pings.
  server.timeout = limits.REQUEST_WITHIN_MS;
  return server;
}

/**
 *   waits ──upgrade answered──► a /sync connection
 *     ├────request──► served ──answered, and kept──► waits
 *     └────Socket.IO’s handshake──► waits ──joined a namespace──► somebody ──left all──► waits
 *
 * Each way, one that gets no further within HANDSHAKE_WITHIN_MS is ended.
 */
export class Doorkeeper {
  readonly #waiting: WaitingSockets;
  /** Whole frames on their way to Socket.IO, and pictures, over lines that may be slow. */
  readonly #bodies: WaitingSockets;
  readonly #meter: Meter;
  /** Upgraded ones too, which the HTTP server forgets. */
  readonly #open = new Set<Socket>();
  readonly #leave = new WeakMap<object, () => void>();
  readonly #answering = new WeakMap<object, object>();
  /** In how many namespaces one is. */
  readonly #joined = new WeakMap<object, number>();

  constructor(options: { readonly httpServer: HttpServer; readonly meter: Meter; readonly isProxied: boolean }) {
    const { httpServer, meter, isProxied } = options;
    this.#meter = meter;
    const turnedAway = (reason: TurnedAway): void => meter.count("turnedAway", reason);
    this.#waiting = new WaitingSockets({ withinMs: limits.HANDSHAKE_WITHIN_MS, isProxied, turnedAway });
    this.#bodies = new WaitingSockets({ withinMs: limits.REQUEST_WITHIN_MS, isProxied, turnedAway });
    meter.gauge("waitingSockets", () => this.#waiting.size);
    httpServer.on("connection", (socket) => {
      // From its first moment, and over an upgrade, when the HTTP server takes its own listener away.
      socket.on("error", () => socket.destroy());
      this.#open.add(socket);
      socket.once("close", () => {
        this.#open.delete(socket);
        this.arrived(socket);
      });
      this.#waitForRequest(socket);
    });
  }

  /** After Socket.IO is attached: it keeps the requests of its own path from listeners that were there before. */
  watch(httpServer: HttpServer, io: SocketServer): void {
    httpServer.on("request", (request, response) => {
      const { socket } = request;
      this.#watchRequest(request);
      this.#answering.set(socket, response);
      response.once("close", () => {
        // Whoever has asked again meanwhile is being served.
        if (this.#answering.get(socket) === response) this.#waitForRequest(socket);
      });
    });
    httpServer.on("upgrade", (request: IncomingMessage, socket: Duplex) => {
      if (isLive(request.url)) this.arrived(socket);
    });
    io.engine.on("connection", (conn: EngineSocket) => this.#watchEngine(conn));
    for (const name of ["/", TUNNEL_NAMESPACE]) {
      io.of(name).on("connection", (socket) => this.#watchJoined(socket));
    }
  }

  /** A request has come; its body may still be on the way. */
  #watchRequest(request: IncomingMessage): void {
    const { headers, socket, url } = request;
    this.arrived(socket);
    if (headers["transfer-encoding"] === undefined && Number(headers["content-length"] ?? 0) === 0) return;
    const list = isLive(url) || isPicture(url) ? this.#bodies : this.#waiting;
    const leave = list.enter(socket.remoteAddress ?? "", () => socket.destroy());
    request.once("end", leave);
    request.once("close", leave);
  }

  /** At first, and between two requests, when a connection is nobody’s again. */
  #waitForRequest(socket: Socket): void {
    if (!socket.destroyed) this.#wait(socket, { address: socket.remoteAddress, end: () => socket.destroy() });
  }

  /** The handshake is over. */
  arrived(socket: object): void {
    this.#leave.get(socket)?.();
    this.#leave.delete(socket);
  }

  #wait(socket: object, { address = "", end }: End): void {
    this.arrived(socket);
    this.#leave.set(socket, this.#waiting.enter(address, end));
  }

  #watchEngine(conn: EngineSocket): void {
    const packets = new Budget({
      perSecond: limits.PACKETS_PER_SOCKET_PER_SECOND_COUNT,
      burst: limits.PACKETS_PER_SOCKET_BURST_COUNT,
      now: performance.now(),
    });
    let handshakes = 0;
    conn.on("packet", ({ type, data }: EnginePacket) => {
      // Each is judged by several questions to the store, and nobody needs more than a few.
      if (type === "message" && typeof data === "string" && data.startsWith(CONNECT)) handshakes += 1;
      if (packets.take(1, performance.now()) && handshakes <= limits.HANDSHAKES_PER_SOCKET_MAX_COUNT) return;
      this.#meter.count("refused", "tooFast");
      conn.close(true);
    });
    conn.once("close", () => this.arrived(conn));
    this.#wait(conn, endOf(conn));
  }

  #watchJoined(socket: JoinedSocket): void {
    const { conn } = socket;
    this.#joined.set(conn, (this.#joined.get(conn) ?? 0) + 1);
    this.arrived(conn);
    socket.on("disconnect", () => {
      const left = (this.#joined.get(conn) ?? 1) - 1;
      this.#joined.set(conn, left);
      if (left === 0 && conn.readyState === "open") this.#wait(conn, endOf(conn));
    });
  }

  /** The server goes, and waits no longer for anybody. */
  endAll(): void {
    for (const socket of this.#open) socket.destroy();
  }

  close(): void {
    this.#waiting.close();
    this.#bodies.close();
  }
}

/**
 * Whoever may not send one is answered at once, and waits again among those who are nobody. While the app looks for who
 * answers, it has taken the front off the address.
 */
function isPicture(url = ""): boolean {
  return /^(?:\/api)?\/boards\/[\w-]+\/images(?:\/|$)/.test(url);
}

function isLive(url = ""): boolean {
  return url.startsWith(`${LIVE_PATH}/`);
}

interface End {
  readonly address: string | undefined;
  readonly end: () => void;
}

function endOf(conn: EngineSocket): End {
  return { address: conn.remoteAddress, end: () => conn.close(true) };
}
