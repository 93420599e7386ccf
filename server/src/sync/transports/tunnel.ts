import type { Namespace, Server, Socket } from "socket.io";
import { CLOSE } from "@tablee/shared/protocol/close-codes";
import type { TunnelClientEvents, TunnelServerEvents } from "@tablee/shared/protocol/events";
import { TUNNEL_NAMESPACE } from "@tablee/shared/protocol/rooms";
import { no } from "@tablee/shared/reply";
import type { Reply } from "@tablee/shared/reply";
import type { Meter } from "../../metrics/meter.ts";
import type { TurnedAway } from "../../metrics/table.ts";
import type { Connection } from "../connection.ts";
import type { Rooms, SyncSeat } from "../rooms.ts";
import { isCrowded } from "./admit.ts";
import type { Admit } from "./admit.ts";
import { TunnelLink } from "./tunnel-link.ts";

type Data = { seat: SyncSeat };
type NoEvents = Record<string, never>;
export type TunnelSocket = Socket<TunnelClientEvents, TunnelServerEvents, NoEvents, Data>;

export interface TunnelParts {
  readonly io: Server;
  readonly rooms: Rooms;
  readonly admit: Admit;
  readonly meter: Meter;
}

/** The frames of /sync inside Socket.IO, for networks that block WebSocket: same frames, order, limits and rights. */
export function attachTunnel(parts: TunnelParts): void {
  // Socket.IO types the events of the whole server; this namespace has its own. What arrives is checked all the same.
  const tunnel = parts.io.of(TUNNEL_NAMESPACE) as unknown as Namespace<
    TunnelClientEvents,
    TunnelServerEvents,
    NoEvents,
    Data
  >;
  parts.meter.gauge("tunnels", () => tunnel.sockets.size);
  tunnel.use((socket, next) => void judge(parts, socket, next));
  tunnel.on("connection", (socket) => welcome(parts, socket));
}

function welcome({ rooms, meter }: TunnelParts, socket: TunnelSocket): void {
  const { seat } = socket.data;
  const link = new TunnelLink(socket, meter);
  if (isCrowded(rooms, seat)) return link.close(CLOSE.tooFast.code, "too-many-connections");
  const connection: Connection = rooms.connect(link, seat);
  // All events, not the one alone: what is no frame costs its sender the connection as well.
  socket.onAny((name: string, bytes: unknown) => {
    if (name !== "frame" || !(bytes instanceof Uint8Array)) return connection.close("badFrame", "frames are binary");
    meter.count("framesIn", "tunnel");
    meter.count("bytesIn", "tunnel", bytes.length);
    connection.receive(new Uint8Array(bytes));
  });
  socket.on("disconnect", () => connection.closed());
}

async function judge(parts: TunnelParts, socket: TunnelSocket, next: (error?: Error) => void): Promise<void> {
  const admitted = await admit(parts, socket);
  if (admitted.ok) {
    socket.data.seat = admitted.value;
    return next();
  }
  parts.meter.count("turnedAway", admitted.reason);
  next(new Error(admitted.reason));
}

async function admit(parts: TunnelParts, { handshake, request }: TunnelSocket): Promise<Reply<SyncSeat, TurnedAway>> {
  try {
    const { room, version, token }: Record<string, unknown> = handshake.auth;
    // Anything may come in a handshake; what is no text is no room.
    if (typeof room !== "string") return no("not-found");
    const asked = version === undefined ? null : JSON.stringify(version);
    return await parts.admit(request, { room, version: asked, ...(typeof token === "string" && { token }) });
  } catch {
    return no("broken");
  }
}
