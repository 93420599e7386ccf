import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2, SYNC_UPDATE } from "@tablee/shared/protocol/frames";
import { until } from "./house.ts";

/** A room by bare socket, past every courtesy of the client: what the server itself gives and takes. */
export class RawRoom {
  /** All that the server sent. */
  readonly doc = new Y.Doc();
  readonly #socket: WebSocket;
  #answers = 0;
  /** How often the server asked what is here. */
  questions = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: Buffer) => this.#hear(new Uint8Array(data)));
  }

  static async open(base: string, seat: { readonly path: string; readonly token: string }): Promise<RawRoom> {
    const headers = { authorization: `Bearer ${seat.token}` };
    const socket = new WebSocket(`${base.replace(/^http/, "ws")}${seat.path}`, { headers });
    const room = new RawRoom(socket);
    await new Promise((resolve, reject) => {
      socket.once("open", resolve);
      socket.once("error", reject);
    });
    await room.read();
    return room;
  }

  #hear(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE_SYNC) return;
    const step = decoding.readVarUint(decoder);
    if (step === SYNC_STEP_1) {
      this.questions += 1;
      return;
    }
    Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder));
    if (step === SYNC_STEP_2) this.#answers += 1;
  }

  #send(step: number, body: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE_SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, body);
    this.#socket.send(encoding.toUint8Array(encoder));
  }

  /** Frames are taken in order: the answer to this question comes after everything sent before it was judged. */
  async read(): Promise<Y.Doc> {
    const before = this.#answers;
    this.#send(SYNC_STEP_1, Y.encodeStateVector(new Y.Doc()));
    await until("the room answers a raw question", () => this.#answers > before);
    return this.doc;
  }

  write(update: Uint8Array): void {
    this.#send(SYNC_UPDATE, update);
  }

  /** Answers the server’s question. */
  answer(update: Uint8Array): void {
    this.#send(SYNC_STEP_2, update);
  }

  isAsked(before: number): Promise<void> {
    return until("the room asks", () => this.questions > before);
  }

  holds(cards: number): Promise<void> {
    return until(`the room holds ${cards} cards`, () => this.doc.getMap("cards").size === cards);
  }

  [Symbol.dispose](): void {
    this.#socket.terminate();
    this.doc.destroy();
  }
}
