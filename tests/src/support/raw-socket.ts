import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import type { Socket } from "node:net";

/** A TCP connection on which every byte is one's own. */
export class RawSocket {
  readonly socket: Socket;
  readonly closed: Promise<void>;
  #heard = "";
  #isClosed = false;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on("data", (part) => {
      // Enough to read an answer; a flood is not kept.
      if (this.#heard.length < 10_000) this.#heard += part.toString("latin1");
    });
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        this.#isClosed = true;
        resolve();
      });
    });
  }

  static async open(port: number): Promise<RawSocket> {
    const socket = connect({ port, host: "127.0.0.1", noDelay: true });
    const raw = new RawSocket(socket);
    await new Promise((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    return raw;
  }

  /** Upgraded, and ready for frames. */
  static async upgrade(port: number, path: string, token = ""): Promise<RawSocket> {
    const raw = await RawSocket.open(port);
    raw.write(upgradeRequest(path, token));
    await raw.answered();
    if (!raw.heard.startsWith("HTTP/1.1 101 ")) throw new Error(`not upgraded: ${raw.heard.slice(0, 60)}`);
    return raw;
  }

  get heard(): string {
    return this.#heard;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  async answered(): Promise<void> {
    if (this.#heard !== "" || this.#isClosed) return;
    await new Promise((resolve) => {
      this.socket.once("data", resolve);
      this.socket.once("close", resolve);
    });
  }

  write(bytes: Uint8Array | string): void {
    if (this.socket.writable) this.socket.write(bytes);
  }

  [Symbol.dispose](): void {
    this.socket.destroy();
  }
}

export function upgradeRequest(path: string, token = ""): string {
  return [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Upgrade: websocket",
    "Connection: Upgrade",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...(token === "" ? [] : [`Authorization: Bearer ${token}`]),
    "\r\n",
  ].join("\r\n");
}

export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9 } as const;

export interface FrameWish {
  readonly opcode: number;
  readonly payload?: Uint8Array;
  readonly fin?: boolean;
  /** The three reserved bits; the first says *compressed*. */
  readonly rsv?: number;
  readonly masked?: boolean;
  /** A length that is claimed instead of the payload's, in eight bytes. */
  readonly claim?: bigint;
}

/** One frame of RFC 6455, sound unless wished otherwise. */
export function wireFrame({
  opcode,
  payload = new Uint8Array(),
  fin = true,
  rsv = 0,
  masked = true,
  claim,
}: FrameWish) {
  const head = [(fin ? 0x80 : 0) | (rsv << 4) | opcode];
  const mask = masked ? 0x80 : 0;
  const { length } = payload;
  if (claim !== undefined) head.push(mask | 127, ...bigEndian(claim, 8));
  else if (length < 126) head.push(mask | length);
  else if (length < 65_536) head.push(mask | 126, ...bigEndian(BigInt(length), 2));
  else head.push(mask | 127, ...bigEndian(BigInt(length), 8));
  // A mask of zeros masks nothing, and is as good as another to the receiver.
  return Buffer.concat([Buffer.from(head), Buffer.alloc(masked ? 4 : 0), payload]);
}

function bigEndian(value: bigint, bytes: number): number[] {
  return Array.from({ length: bytes }, (_, at) => Number((value >> BigInt(8 * (bytes - 1 - at))) & 0xffn));
}
