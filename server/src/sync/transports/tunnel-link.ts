import * as limits from "@tablee/shared/limits";
import type { Meter } from "../../metrics/meter.ts";
import type { Link } from "../link.ts";
import type { TunnelSocket } from "./tunnel.ts";

/** Polling delivers with the next request: cut at once, the reason of a close would never arrive. */
const CLOSE_AFTER_MS = 1_000;

/**
 *   gathered ──end of turn, or TUNNEL_GATHER_MS after the last──► Engine.IO ──next poll──► flying ──poll after it──► gone
 *
 * A poll costs the server far more than a frame, so a busy board's frames are gathered; after a calm they go at once.
 */
export class TunnelLink implements Link {
  readonly #socket: TunnelSocket;
  readonly #meter: Meter;
  #gathered: Uint8Array[] = [];
  #gatheredBytes = 0;
  #engineBytes = 0;
  #flyingBytes = 0;
  #lastAt = 0;

  constructor(socket: TunnelSocket, meter: Meter) {
    this.#socket = socket;
    this.#meter = meter;
    socket.conn.on("flush", () => this.#flown());
  }

  send(bytes: Uint8Array): void {
    this.#gatheredBytes += bytes.length;
    if (this.#gathered.push(bytes) > 1) return;
    const polls = this.#socket.conn.transport.name === "polling";
    const wait = polls ? this.#lastAt + limits.TUNNEL_GATHER_MS - performance.now() : 0;
    if (wait > 0) setTimeout(() => this.#flush(), wait).unref();
    else setImmediate(() => this.#flush());
  }

  #flush(andThen?: () => void): void {
    const frames = this.#gathered;
    if (frames.length === 0 && !andThen) return;
    this.#meter.count("framesOut", "tunnel", frames.length);
    this.#meter.count("bytesOut", "tunnel", this.#gatheredBytes);
    this.#engineBytes += this.#gatheredBytes;
    this.#gathered = [];
    this.#gatheredBytes = 0;
    this.#lastAt = performance.now();
    this.#inOne(() => {
      for (const frame of frames) this.#socket.emit("frame", frame);
      andThen?.();
    });
  }

  /**
   * A frame is two packets of Socket.IO, and Engine.IO gives the first to the poll that waits, the rest to the next
   * one: a way there and back for nothing. While the transport is not writable, packets gather.
   */
  #inOne(emit: () => void): void {
    const { transport } = this.#socket.conn;
    const { writable } = transport;
    transport.writable = false;
    emit();
    transport.writable = writable;
    if (writable) transport.emit("ready");
  }

  #flown(): void {
    this.#flyingBytes = this.#engineBytes;
    this.#engineBytes = 0;
  }

  close(code: number, reason: string): void {
    this.#flush(() => this.#socket.emit("close", code, reason));
    setTimeout(() => this.#socket.disconnect(true), CLOSE_AFTER_MS).unref();
  }

  buffered(): number {
    const flying = this.#socket.conn.transport.writable ? 0 : this.#flyingBytes;
    return this.#gatheredBytes + this.#engineBytes + flying;
  }
}
