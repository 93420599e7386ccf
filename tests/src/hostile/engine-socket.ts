import { WebSocket } from "ws";
import type { BoardId } from "@tablee/shared/ids";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { until } from "../support/house.ts";

interface At {
  readonly board: { readonly id: BoardId };
  readonly token: string;
}

/** Engine.IO over a WebSocket, packet by packet: what Socket.IO’s own client would never send. */
export class EngineSocket {
  readonly socket: WebSocket;
  readonly heard: string[] = [];
  readonly closed: Promise<void>;
  #isClosed = false;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data: Buffer) => this.heard.push(data.toString("latin1", 0, 200)));
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        this.#isClosed = true;
        resolve();
      });
    });
  }

  /** The handshake of Engine.IO is over; that of Socket.IO is yet to come. */
  static async open(base: string, token: string): Promise<EngineSocket> {
    const address = `${base.replace("http", "ws")}${LIVE_PATH}/?EIO=4&transport=websocket`;
    const engine = new EngineSocket(new WebSocket(address, { headers: { authorization: `Bearer ${token}` } }));
    await until("Engine.IO opens", () => engine.heard.length > 0);
    return engine;
  }

  /** Somebody of the table, in the main namespace. */
  static async enter(base: string, { board, token }: At): Promise<EngineSocket> {
    const engine = await EngineSocket.open(base, token);
    engine.send(connectPacket(board.id));
    await until("Socket.IO connects", () => engine.heard.some((packet) => packet.startsWith('40{"sid"')));
    return engine;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(...packets: readonly (string | Uint8Array)[]): void {
    for (const packet of packets) if (this.socket.readyState === WebSocket.OPEN) this.socket.send(packet);
  }

  count(start: string): number {
    return this.heard.filter((packet) => packet.startsWith(start)).length;
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }
}

export function connectPacket(board: BoardId): string {
  return `40${JSON.stringify({ board, version: PROTOCOL_VERSION })}`;
}
