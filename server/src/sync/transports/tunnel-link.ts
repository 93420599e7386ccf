import type { Meter } from "../../metrics/meter.ts";
import type { Link } from "../connection.ts";
import type { TunnelSocket } from "./tunnel.ts";

/** Polling delivers with the next request: cut at once, the reason of a close would never arrive. */
const CLOSE_AFTER_MS = 1_000;

/** Counts what waits for the next poll, and what the last one took and has not brought home yet. */
export function tunnelLink(socket: TunnelSocket, meter: Meter): Link {
  const { conn } = socket;
  let waiting = 0;
  let flying = 0;
  let onDrain: (() => void)[] = [];
  conn.on("flush", () => {
    flying = waiting;
    waiting = 0;
    const due = onDrain;
    onDrain = [];
    for (const callback of due) setImmediate(callback);
  });
  return {
    send: (bytes) => {
      waiting += bytes.length;
      meter.count("framesOut", "tunnel");
      meter.count("bytesOut", "tunnel", bytes.length);
      socket.emit("frame", bytes);
    },
    close: (code, reason) => {
      socket.emit("close", code, reason);
      setTimeout(() => socket.disconnect(true), CLOSE_AFTER_MS).unref();
    },
    buffered: () => waiting + (conn.transport.writable ? 0 : flying),
    onDrain: (callback) => {
      if (waiting === 0) setImmediate(callback);
      else onDrain.push(callback);
    },
  };
}
