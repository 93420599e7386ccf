import { openTunnel } from "@tablee/client/sync/tunnel-socket";
import { hocuspocusDialect, stockDialect } from "./dialect.ts";
import type { Dialect } from "./dialect.ts";
import { LightSocket } from "./socket.ts";
import type { ServerSpec } from "./spec.ts";

/** One connection, whatever carries it. Bytes handed to `onFrame` are valid only during the call. */
export interface Wire {
  onFrame: (payload: Uint8Array) => void;
  onClose: (why: string) => void;
  send(payload: Uint8Array): void;
  close(): void;
}

/** Where somebody sits: the room, and what opens it. */
export interface Place {
  readonly room: string;
  readonly token?: string;
  /** Where they come from, as a proxy in front would say. */
  readonly address: string;
}

export function dialectOf(server: ServerSpec, { room }: Place): Dialect {
  if (server.door === "hocuspocus") return hocuspocusDialect(room);
  return stockDialect(server.door === "house" ? room : `/${room}`);
}

export async function openWire(options: {
  readonly server: ServerSpec;
  readonly place: Place;
  readonly dialect: Dialect;
  readonly polling?: boolean;
  readonly onFrame: (payload: Uint8Array) => void;
}): Promise<Wire> {
  const { server, place, dialect, onFrame } = options;
  if (options.polling) return openPolling(server, place, onFrame);
  const headers = {
    "X-Forwarded-For": place.address,
    ...(place.token !== undefined && { Authorization: `Bearer ${place.token}` }),
  };
  const socket = await LightSocket.open(
    { port: server.port, path: dialect.path, headers },
    (one) => (one.onFrame = onFrame),
  );
  return socket;
}

/** The tunnel as the client opens it. */
function openPolling(server: ServerSpec, place: Place, onFrame: (payload: Uint8Array) => void): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const tunnel = openTunnel(`ws://127.0.0.1:${server.port}${place.room}`, { token: place.token });
    const wire: Wire = { onFrame, onClose: reject, send: (bytes) => tunnel.send(bytes), close: () => tunnel.close() };
    tunnel.onframe = (bytes) => wire.onFrame(bytes);
    tunnel.onclose = (code, reason) => wire.onClose(`close ${code} ${reason}`);
    tunnel.onopen = () => resolve(wire);
  });
}
