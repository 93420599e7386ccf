import type { Namespace, Server, Socket } from "socket.io";
import * as limits from "@tablee/shared/limits";
import type { TunnelClientEvents, TunnelServerEvents } from "@tablee/shared/protocol/events";
import { TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import type { Connection, Link } from "../connection.ts";
import type { Rooms, SyncSeat } from "../rooms.ts";
import type { Admit } from "./admit.ts";

type Data = { seat: SyncSeat };
type NoEvents = Record<string, never>;
type TunnelSocket = Socket<TunnelClientEvents, TunnelServerEvents, NoEvents, Data>;

/** The frames of /sync inside Socket.IO, for networks that block WebSocket: same frames, order, limits and rights. */
export function attachTunnel(options: { readonly io: Server; readonly rooms: Rooms; readonly admit: Admit }): void {
  // Socket.IO types the events of the whole server; this namespace has its own. What arrives is checked all the same.
  const tunnel = options.io.of(TUNNEL_NAMESPACE) as unknown as Namespace<
    TunnelClientEvents,
    TunnelServerEvents,
    NoEvents,
    Data
  >;
  tunnel.use((socket, next) => void judge(options.admit, socket, next));
  tunnel.on("connection", (socket) => {
    const connection: Connection = options.rooms.connect(linkOf(socket), socket.data.seat);
    socket.on("frame", (bytes: unknown) => {
      if (bytes instanceof Uint8Array) connection.receive(new Uint8Array(bytes));
      else connection.close("badFrame", "frames are binary");
    });
    socket.on("disconnect", () => connection.closed());
  });
}

async function judge(admit: Admit, socket: TunnelSocket, next: (error?: Error) => void): Promise<void> {
  const { room, version, token }: Record<string, unknown> = socket.handshake.auth;
  const ask = {
    room: String(room),
    version: version === undefined ? null : String(version),
    ...(typeof token === "string" && { token }),
  };
  try {
    const admitted = await admit(socket.request, ask);
    if (admitted.ok) socket.data.seat = admitted.value;
    next(admitted.ok ? undefined : new Error(admitted.reason));
  } catch {
    next(new Error("broken"));
  }
}

function linkOf(socket: TunnelSocket): Link {
  return {
    send: (bytes) => void socket.emit("frame", bytes),
    close: (code, reason) => {
      socket.emit("close", code, reason);
      // Polling delivers with the next request: cut at once, the reason would never arrive.
      setTimeout(() => socket.disconnect(), 1_000).unref();
    },
    buffered: () => bufferedIn(socket),
  };
}

/** What waits for the next poll. Engine.IO has no count of bytes; a window is small, so packets stand for them. */
function bufferedIn(socket: TunnelSocket): number {
  const engine: unknown = socket.conn;
  const packets = typeof engine === "object" && engine !== null && "writeBuffer" in engine ? engine.writeBuffer : [];
  return Array.isArray(packets) && packets.length > 2_000 ? limits.SEND_BUFFER_MAX_BYTES + 1 : 0;
}
