import { connect } from "node:net";
import type { Socket } from "node:net";

/**
 * A WebSocket client that costs the load program as little as can be: hundreds of them must not be what is measured.
 * One read buffer for all, no objects per frame, masks of zero (allowed by RFC 6455, and the bytes stay as they are).
 */

const CONTINUATION = 0;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

const NOTHING = Buffer.alloc(0);
/** Sockets are read one after the other, and what is left over is copied: one buffer serves them all. */
const SHARED = Buffer.allocUnsafe(256 * 1024);

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A whole client frame. */
function framed(payload: Uint8Array, opcode = BINARY): Buffer {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(head + 4 + length);
  frame[0] = 0x80 | opcode;
  if (head === 2) frame[1] = 0x80 | length;
  else if (head === 4) {
    frame[1] = 0x80 | 126;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = 0x80 | 127;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(payload, head + 4);
  return frame;
}

interface Header {
  readonly opcode: number;
  readonly start: number;
  readonly end: number;
}

/** Undefined when the header is not whole yet. */
function headerAt(bytes: Buffer, at: number): Header | undefined {
  if (bytes.length < at + 2) return undefined;
  const first = bytes[at] ?? 0;
  const short = (bytes[at + 1] ?? 0) & 127;
  if ((first & 0x80) === 0 || (first & 15) === CONTINUATION) throw new Error("a server sent a frame in pieces");
  const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10);
  if (bytes.length < start) return undefined;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
  return { opcode: first & 15, start, end: start + length };
}

export class LightSocket {
  /** The bytes are valid only during the call. */
  onFrame: (payload: Uint8Array) => void = () => undefined;
  onClose: (why: string) => void = () => undefined;
  #socket: Socket;
  /** A frame on its way, and how much of it has come. */
  #whole: Buffer | undefined;
  #filled = 0;
  /** Less than a header. */
  #rest: Buffer = NOTHING;
  #opened: (() => void) | undefined;
  #ended = false;

  private constructor({ port, path, headers }: Target, opened: () => void) {
    this.#opened = opened;
    const lines = Object.entries({
      Host: `127.0.0.1:${port}`,
      Upgrade: "websocket",
      Connection: "Upgrade",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    const take = (length: number, buffer: Uint8Array): boolean => {
      this.#take(
        SHARED.subarray(buffer.byteOffset - SHARED.byteOffset, buffer.byteOffset - SHARED.byteOffset + length),
      );
      return true;
    };
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, onread: { buffer: SHARED, callback: take } });
    this.#socket.on("error", (error) => this.#end(error.message));
    this.#socket.on("close", () => this.#end("closed"));
    this.#socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("")}\r\n`);
  }

  static open(target: Target, use: (socket: LightSocket) => void): Promise<LightSocket> {
    return new Promise((resolve, reject) => {
      const socket = new LightSocket(target, () => resolve(socket));
      socket.onClose = (why) => reject(new Error(why));
      use(socket);
    });
  }

  send(payload: Uint8Array): void {
    this.#socket.write(framed(payload));
  }

  close(): void {
    this.#ended = true;
    this.#socket.destroy();
  }

  #end(why: string): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#socket.destroy();
    this.onClose(why);
  }

  #take(part: Buffer): void {
    try {
      const left = this.#whole ? this.#fill(this.#whole, part) : part;
      if (left.length === 0) return;
      const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, left]) : left;
      this.#rest = NOTHING;
      const from = this.#opened ? this.#greet(bytes) : this.#frames(bytes, 0);
      if (from < bytes.length) this.#keep(bytes.subarray(from));
    } catch (error) {
      this.#end(error instanceof Error ? error.message : "broken");
    }
  }

  /** Keeps the beginning of a frame in a buffer of its whole length: a large one is copied once, not with each part. */
  #keep(bytes: Buffer): void {
    const header = this.#opened ? undefined : headerAt(bytes, 0);
    if (!header) this.#rest = Buffer.from(bytes);
    else {
      this.#whole = Buffer.allocUnsafe(header.end);
      this.#filled = bytes.copy(this.#whole);
    }
  }

  /** Answers what of the part belongs to the next frame. */
  #fill(whole: Buffer, part: Buffer): Buffer {
    const taken = part.copy(whole, this.#filled);
    this.#filled += taken;
    if (this.#filled < whole.length) return NOTHING;
    this.#whole = undefined;
    this.#frames(whole, 0);
    return part.subarray(taken);
  }

  #greet(bytes: Buffer): number {
    const end = bytes.indexOf("\r\n\r\n");
    if (end === -1) return 0;
    const status = bytes.toString("latin1", 0, bytes.indexOf("\r\n"));
    if (!status.includes(" 101 ")) throw new Error(`not upgraded: ${status}`);
    this.#opened?.();
    this.#opened = undefined;
    return this.#frames(bytes, end + 4);
  }

  /** Answers where the first frame begins that is not whole. */
  #frames(bytes: Buffer, from: number): number {
    let at = from;
    for (;;) {
      const header = headerAt(bytes, at);
      if (!header || header.end > bytes.length) return at;
      this.#frame(header.opcode, bytes.subarray(header.start, header.end));
      at = header.end;
    }
  }

  #frame(opcode: number, payload: Buffer): void {
    if (opcode === BINARY) this.onFrame(payload);
    else if (opcode === PING) this.#socket.write(framed(payload, PONG));
    else if (opcode === CLOSE)
      this.#end(`close ${payload.length > 1 ? payload.readUInt16BE(0) : 1005} ${payload.toString("utf8", 2)}`);
    else if (opcode === TEXT) throw new Error("a server sent text");
  }
}
