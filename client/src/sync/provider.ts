import { WebsocketProvider } from "y-websocket";
import type { Doc } from "yjs";
import { SYNC_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { autoSocket } from "./auto-socket.ts";
import type { Transport } from "./auto-socket.ts";
import type { WebSocketClass } from "./frame-socket.ts";

export interface RoomAccess {
  /** `/sync/<room>` */
  readonly path: string;
  /** `http://host:port` */
  readonly base: string;
  readonly token?: string | undefined;
  readonly WebSocket?: WebSocketClass | undefined;
  /** How often it is tried whether WebSocket works again. */
  readonly probeMs?: number | undefined;
}

/** y-websocket's provider on one room, over whichever way is open. */
export function openProvider(
  room: RoomAccess,
  doc: Doc,
  hear: Pick<Transport, "onWay" | "onFrame">,
): WebsocketProvider {
  const transport: Transport = {
    blocked: false,
    made: 0,
    probeMs: room.probeMs,
    Native: room.WebSocket ?? globalThis.WebSocket,
    token: room.token,
    ...hear,
  };
  const server = `${room.base.replace(/^http/, "ws")}${SYNC_PATH}`;
  return new WebsocketProvider(server, room.path.slice(SYNC_PATH.length + 1), doc, {
    params: { v: String(PROTOCOL_VERSION) },
    // The provider asks for the class of the DOM, and uses of it what ours has.
    WebSocketPolyfill: autoSocket(transport) as unknown as typeof WebSocket,
    disableBc: true,
    maxBackoffTime: 5_000,
  });
}
