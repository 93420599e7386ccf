import type { Duplex } from "node:stream";
import type { Cell, Meter } from "../../metrics/meter.ts";
import { wireBytes } from "./ws-frames.ts";

/** What is sent in one turn of the loop leaves at its end. One list for all sockets: one tick, not one for each. */
let full: Outbox[] = [];

function flushAll(): void {
  const due = full;
  full = [];
  for (const outbox of due) outbox.flush();
}

/**
 * The messages of one turn for one WebSocket, as one write to the socket under it. decisions/016 says why this goes
 * past ws, and why it may: the frames are whole, unmasked and uncompressed, and ws never leaves one half written.
 */
export class Outbox {
  readonly #socket: Duplex;
  readonly #isOpen: () => boolean;
  readonly #framesOut: Cell;
  readonly #bytesOut: Cell;
  #messages: Uint8Array[] = [];
  #bytes = 0;

  constructor(options: { readonly socket: Duplex; readonly isOpen: () => boolean; readonly meter: Meter }) {
    this.#socket = options.socket;
    this.#isOpen = options.isOpen;
    this.#framesOut = options.meter.cell("framesOut", "websocket");
    this.#bytesOut = options.meter.cell("bytesOut", "websocket");
  }

  /** The bytes are kept as they are until the end of the turn: they must not be written to any more. */
  send(message: Uint8Array): void {
    this.#bytes += message.length;
    if (this.#messages.push(message) > 1) return;
    if (full.push(this) === 1) process.nextTick(flushAll);
  }

  flush(): void {
    const messages = this.#messages;
    if (messages.length === 0) return;
    const bytes = this.#bytes;
    this.#messages = [];
    this.#bytes = 0;
    if (!this.#isOpen()) return;
    this.#framesOut.value += messages.length;
    this.#bytesOut.value += bytes;
    const parts = wireBytes(messages);
    if (parts.length > 1) this.#socket.cork();
    for (const part of parts) this.#socket.write(part);
    if (parts.length > 1) this.#socket.uncork();
  }

  buffered(): number {
    return this.#bytes + this.#socket.writableLength;
  }
}
