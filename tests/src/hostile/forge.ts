import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { MESSAGE_AWARENESS, MESSAGE_SYNC, SYNC_STEP_1, SYNC_UPDATE } from "@tablee/shared/protocol/frames";
import type { Seat } from "@tablee/shared/protocol/http";

/** Bytes as somebody would forge them, number by number. */
export function forged(write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode(write);
}

function sync(step: number, body: Uint8Array): Uint8Array {
  return forged((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
  });
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return sync(SYNC_UPDATE, update);
}

/** Asks for everything. */
export function askFrame(stateVector: Uint8Array = new Uint8Array([0])): Uint8Array {
  return sync(SYNC_STEP_1, stateVector);
}

export interface Ghost {
  readonly clientId: number;
  readonly clock: number;
  readonly state: string;
}

export function presenceFrame(ghosts: readonly Ghost[]): Uint8Array {
  return forged((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    const body = forged((inner) => {
      encoding.writeVarUint(inner, ghosts.length);
      for (const { clientId, clock, state } of ghosts) {
        encoding.writeVarUint(inner, clientId);
        encoding.writeVarUint(inner, clock);
        encoding.writeVarString(inner, state);
      }
    });
    encoding.writeVarUint8Array(encoder, body);
  });
}

type Token = Pick<Seat, "sync" | "token">;

/** A bare socket on `/sync` that sends what it likes. */
export class Attacker {
  readonly socket: WebSocket;
  /** The code with which the connection ended. */
  readonly closed: Promise<number>;
  /** Bytes that the server sent. */
  heard = 0;
  #code: number | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on("message", (data: Buffer) => (this.heard += data.length));
    // The end says all there is to know.
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once("close", (code) => resolve((this.#code = code)));
    });
  }

  static async open(base: string, seat: Token): Promise<Attacker> {
    const headers = { authorization: `Bearer ${seat.token}` };
    const socket = new WebSocket(`${base.replace("http", "ws")}${seat.sync.path}`, { headers });
    const attacker = new Attacker(socket);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    return attacker;
  }

  /** The close code, or undefined while the connection stands. */
  get code(): number | undefined {
    return this.#code;
  }

  send(...frames: readonly Uint8Array[]): void {
    for (const frame of frames) if (this.socket.readyState === WebSocket.OPEN) this.socket.send(frame);
  }

  /** Everything sent has been judged, or the connection has ended. */
  async judged(): Promise<void> {
    const pong = new Promise((resolve) => {
      this.socket.once("pong", resolve);
    });
    if (this.socket.readyState === WebSocket.OPEN) this.socket.ping();
    await Promise.race([pong, this.closed]);
  }

  [Symbol.dispose](): void {
    this.socket.terminate();
  }
}
