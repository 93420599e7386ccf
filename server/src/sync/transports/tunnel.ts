import type { Namespace, Server, Socket } from "socket.io";
import type { TunnelClientEvents, TunnelServerEvents } from "@tablee/shared/protocol/events";
import { TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import type { Connection } from "../connection.ts";
import type { Rooms, SyncSeat } from "../rooms.ts";
import type { Admit } from "./admit.ts";
import { tunnelLink } from "./tunnel-link.ts";

type Data = { seat: SyncSeat };
type NoEvents = Record<string, never>;
export type TunnelSocket = Socket<TunnelClientEvents, TunnelServerEvents, NoEvents, Data>;

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
    const connection: Connection = options.rooms.connect(tunnelLink(socket), socket.data.seat);
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
