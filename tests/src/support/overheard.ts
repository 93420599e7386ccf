import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { WebSocket } from "ws";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { until } from "./house.ts";

/**
 * All that the server sends to one member's device, on both wires, as it came: for looking whether a secret is in it.
 * It sits beside whatever else the member has open, and asks for the whole document when it comes.
 */
export class Overheard {
  readonly #live: Socket;
  readonly #room: WebSocket;
  readonly #pieces: string[] = [];

  private constructor(base: string, seat: Seat) {
    const headers = { authorization: `Bearer ${seat.token}` };
    const auth = { board: seat.board.id, version: PROTOCOL_VERSION, token: seat.token };
    this.#live = io(base, { path: LIVE_PATH, auth, transports: ["websocket"], extraHeaders: headers });
    this.#live.onAny((...event: unknown[]) => this.#pieces.push(JSON.stringify(event)));
    this.#room = new WebSocket(`${base.replace(/^http/, "ws")}${seat.sync.path}`, { headers });
    this.#room.on("error", () => undefined);
    this.#room.on("message", (data: Buffer) => this.#pieces.push(data.toString("utf8")));
    // Step 1 with an empty state vector: all that is there.
    this.#room.once("open", () => this.#room.send(new Uint8Array([0, 0, 1, 0])));
  }

  static async open(base: string, seat: Seat): Promise<Overheard> {
    const overheard = new Overheard(base, seat);
    await until("the first view and the document", () => {
      const { text } = overheard;
      return text.includes('["view"') && overheard.#pieces.length > 3;
    });
    return overheard;
  }

  /** Everything so far. Words in a document are UTF-8, and stand in it as they are. */
  get text(): string {
    return this.#pieces.join("\n");
  }

  [Symbol.dispose](): void {
    this.#live.close();
    this.#room.close();
  }
}
