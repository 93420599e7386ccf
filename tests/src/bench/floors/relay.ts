import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import * as Y from "yjs";
import { MESSAGE_SYNC, SYNC_STEP_1, SYNC_STEP_2 } from "@tablee/shared/protocol/frames";
import { stockDialect } from "../load/dialect.ts";

/** What both floors share: rooms by address, an answer for who asks, and one buffer for all who listen. */

export const wire = stockDialect("");

export class RelayRoom {
  readonly sockets = new Set<WebSocket>();
  #updates: Uint8Array[] = [];
  #answer: Uint8Array | undefined;

  keep(update: Uint8Array): void {
    this.#updates.push(update);
    this.#answer = undefined;
  }

  answer(socket: WebSocket): void {
    if (this.#updates.length > 1) this.#updates = [Y.mergeUpdates(this.#updates)];
    this.#answer ??= wire.sync(SYNC_STEP_2, this.#updates[0] ?? new Uint8Array([0, 0]));
    socket.send(this.#answer);
  }

  /** The head is written once: every socket gets the same bytes, past the framing of `ws`. */
  sendAll(payload: Uint8Array): void {
    const frame = Buffer.concat([headOf(payload.length), payload]);
    for (const socket of this.sockets) tcpOf(socket)?.write(frame);
  }
}

function headOf(length: number): Buffer {
  if (length < 126) return Buffer.from([0x82, length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = 0x82;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

interface Tcp {
  write(bytes: Buffer): unknown;
}

function tcpOf(socket: WebSocket): Tcp | undefined {
  const tcp: unknown = Reflect.get(socket, "_socket");
  // The connection, which `ws` keeps under a private name; null once it is closed.
  return typeof tcp === "object" && tcp !== null ? (tcp as Tcp) : undefined;
}

/** Serves until SIGTERM; says its port. `take` gets every frame that is no question for the state. */
export function serveRelay<Room extends RelayRoom>(
  newRoom: () => Room,
  take: (room: Room, frame: Buffer) => void,
): void {
  const rooms = new Map<string, Room>();
  const server = createServer((_request, response) => response.end("ok"));
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on("connection", (socket, request) => {
    const name = request.url ?? "/";
    const room = rooms.get(name) ?? newRoom();
    rooms.set(name, room);
    room.sockets.add(socket);
    socket.on("error", () => socket.terminate());
    socket.on("close", () => room.sockets.delete(socket));
    socket.on("message", (frame) => {
      if (!(frame instanceof Buffer)) return;
      if (frame[0] === MESSAGE_SYNC && frame[1] === SYNC_STEP_1) room.answer(socket);
      else take(room, frame);
    });
  });
  server.listen(Number(process.env["PORT"] ?? 0), "127.0.0.1", () => {
    // A TCP server's address is an object with a port; a string only for pipes.
    const { port } = server.address() as AddressInfo;
    process.stdout.write(`port ${port}\n`);
  });
  process.on("SIGTERM", () => process.exit(0));
}
