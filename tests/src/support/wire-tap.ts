import { io } from "socket.io-client";
import type { Socket } from "socket.io-client";
import { WebSocket } from "ws";
import type { CommandInput, CommandName, CommandReason } from "@tablee/shared/protocol/commands";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import type { Reply } from "@tablee/shared/reply";
import type { SessionView } from "@tablee/shared/session/types";
import { until } from "./house.ts";

const AGAIN_AFTER_MS = 200;

/** What of a seat it takes to sit down. */
interface TapSeat {
  readonly board: Pick<Seat["board"], "id">;
  readonly member: Pick<Seat["member"], "id">;
  readonly sync: Seat["sync"];
  readonly token?: string | undefined;
}

/** Somebody at the table by bare sockets, who keeps every byte that comes, on both channels. */
export class WireTap {
  readonly seat: TapSeat;
  readonly #live: Socket;
  #sync: WebSocket;
  #isOver = false;
  /** As they came: packets of /live, frames of /sync. */
  readonly heard: string[] = [];
  view: SessionView | null = null;
  #sent = 0;

  constructor(base: string, seat: TapSeat) {
    this.seat = seat;
    const { token, board } = seat;
    this.#live = io(base, {
      path: LIVE_PATH,
      transports: ["websocket"],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 200,
      auth: { board: board.id, version: PROTOCOL_VERSION, token },
    });
    this.#live.io.on("open", () => {
      this.#live.io.engine.on("packet", (packet: { readonly data?: unknown }) => this.heard.push(String(packet.data)));
    });
    this.#live.on("view", (view: SessionView) => {
      this.view = view;
    });
    // An end by the server, and a refusal while it restarts, are final to the library.
    for (const end of ["disconnect", "connect_error"] as const)
      this.#live.on(end, () => {
        if (!this.#live.active) this.#soon(() => this.#live.connect());
      });
    this.#sync = this.#listen(base);
  }

  /** A server that was restarted is listened to again. */
  #listen(base: string): WebSocket {
    const { sync, token } = this.seat;
    const socket = new WebSocket(`${base.replace("http", "ws")}${sync.path}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    socket.on("error", () => undefined);
    socket.on("message", (bytes: Buffer) => this.heard.push(bytes.toString("latin1")));
    socket.on("close", () => this.#soon(() => (this.#sync = this.#listen(base))));
    return socket;
  }

  #soon(again: () => void): void {
    setTimeout(() => !this.#isOver && again(), AGAIN_AFTER_MS).unref();
  }

  async here(): Promise<this> {
    await until("the first view", () => this.view !== null && this.#live.connected);
    return this;
  }

  async send<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<string> {
    this.#sent += 1;
    const id = `${this.seat.member.id}-${this.#sent}`;
    // As the protocol has it; the contract tests look at it.
    const reply = (await this.#live.timeout(10_000).emitWithAck(name, { id, input })) as Reply<null, CommandReason>;
    return reply.ok ? "ok" : reply.reason;
  }

  /** As it was said, whatever is in it. */
  async raw(name: string, input: unknown): Promise<Reply<null>> {
    this.#sent += 1;
    return (await this.#live
      .timeout(10_000)
      .emitWithAck(name, { id: `raw-${this.seat.member.id}-${this.#sent}`, input })) as Reply<null>;
  }

  [Symbol.dispose](): void {
    this.#isOver = true;
    this.#live.disconnect();
    this.#sync.terminate();
  }
}
