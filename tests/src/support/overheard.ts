import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { WebSocket } from "ws";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { until } from "./house.ts";

/** Everything that the server sends to one member, byte for byte, on the channel of the session and on that of the document. */
export class Overheard {
  readonly #live: Socket;
  readonly #sync: WebSocket;
  #said = "";
  #liveFrames = 0;

  private constructor(live: Socket, sync: WebSocket) {
    this.#live = live;
    this.#sync = sync;
    sync.on("message", (data: Buffer) => this.#note(data.toString("utf8")));
    live.on("connect", () => {
      live.io.engine.on("data", (data: unknown) => {
        this.#liveFrames += 1;
        this.#note(String(data));
      });
    });
    // The view that comes before the listener is there.
    live.onAny((...args: unknown[]) => this.#note(JSON.stringify(args)));
  }

  static async of(base: string, seat: Seat): Promise<Overheard> {
    const headers = { authorization: `Bearer ${seat.token}` };
    const live = io(base, {
      path: LIVE_PATH,
      transports: ["websocket"],
      forceNew: true,
      auth: { board: seat.board.id, version: PROTOCOL_VERSION, token: seat.token },
    });
    const sync = new WebSocket(`${base.replace(/^http/, "ws")}${seat.sync.path}`, { headers });
    sync.on("error", () => undefined);
    const heard = new Overheard(live, sync);
    await until("both channels speak", () => heard.#said.includes('"view"') && sync.readyState === WebSocket.OPEN);
    return heard;
  }

  #note(said: string): void {
    this.#said += `${said}\n`;
  }

  has(words: string): boolean {
    return this.#said.includes(words);
  }

  /** After this everything that was sent before has been heard: frames come in order. */
  async rest(): Promise<void> {
    const before = this.#liveFrames;
    await this.#live.timeout(10_000).emitWithAck("clock");
    await until("the answer was noted", () => this.#liveFrames > before);
  }

  [Symbol.dispose](): void {
    this.#live.disconnect();
    this.#sync.terminate();
  }
}
