import type { Buffer } from "node:buffer";
import { WebSocket } from "ws";
import { questionFrame, updateFrame } from "@tablee/client/sync/frames";
import type { Seat } from "@tablee/shared/protocol/http";
import { until } from "../support/house.ts";
import { pause } from "./table.ts";

const QUIET_MS = 400;
/** A state vector of nothing. */
const NOTHING = Uint8Array.of(0);

/**
 * One person’s room as bytes with the time at which they came. Nothing is read while it is measured: sixty that read would
 * be what is measured. The server sends what is stored, so a word in a frame is a word that is saved.
 */
export class Ear {
  readonly #socket: WebSocket;
  #frames: { readonly at: number; readonly bytes: Buffer }[] = [];

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (bytes: Buffer) => this.#frames.push({ at: performance.now(), bytes }));
  }

  static async open(base: string, path: string, { token }: Pick<Seat, "token">): Promise<Ear> {
    const headers = { authorization: `Bearer ${token}` };
    const socket = new WebSocket(`${base.replace(/^http/, "ws")}${path}`, { headers, perMessageDeflate: false });
    const ear = new Ear(socket);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    socket.send(questionFrame(NOTHING));
    await until("a room says what is in it", () => ear.#frames.some(({ bytes }) => bytes[1] === 1));
    return ear;
  }

  write(update: Uint8Array): void {
    this.#socket.send(updateFrame(update));
  }

  /** Forgets what came before. */
  begin(): void {
    this.#frames = [];
  }

  get newest(): number {
    return this.#frames.at(-1)?.at ?? 0;
  }

  get heardBytes(): number {
    return this.#frames.reduce((sum, { bytes }) => sum + bytes.length, 0);
  }

  /** When the last of these words had come; undefined while one has not. */
  hadAll(words: readonly string[]): number | undefined {
    const times = words.map((word) => this.#frames.find(({ bytes }) => bytes.includes(word))?.at);
    return times.reduce((last, at) => (last === undefined || at === undefined ? undefined : Math.max(last, at)), 0);
  }

  close(): void {
    this.#socket.terminate();
  }
}

/** Until nothing more has come to anybody for a while, and something has to each. */
export async function quiet(ears: readonly Ear[]): Promise<void> {
  await until("each has heard something", () => ears.every(({ newest }) => newest > 0), 30_000);
  while (Math.max(...ears.map(({ newest }) => newest)) > performance.now() - QUIET_MS) await pause(50);
}
