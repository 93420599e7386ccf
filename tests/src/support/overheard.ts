import { io } from "socket.io-client";
import { WebSocket } from "ws";
import type { Seat } from "@tablee/shared/protocol/http";
import { LIVE_PATH } from "@tablee/shared/protocol/rooms";
import { PROTOCOL_VERSION } from "@tablee/shared/protocol/version";
import { until } from "./house.ts";

/** All that reaches one member on both ways, frame by frame, as it came: for what must not be in any of it. */
export interface Overheard {
  readonly frames: string[];
  [Symbol.dispose](): void;
}

export async function overhear(base: string, seat: Seat): Promise<Overheard> {
  const frames: string[] = [];
  const { token = "", board, sync } = seat;
  const live = io(base, {
    path: LIVE_PATH,
    transports: ["websocket"],
    forceNew: true,
    auth: { board: board.id, version: PROTOCOL_VERSION, token },
  });
  live.io.on("packet", (packet) => frames.push(JSON.stringify(packet)));
  const room = new WebSocket(`${base.replace(/^http/, "ws")}${sync.path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  room.on("message", (data: Buffer) => frames.push(data.toString("latin1"), data.toString("utf8")));
  await until("heard on both ways", () => frames.some((frame) => frame.includes('"view"')) && frames.length > 4);
  return {
    frames,
    [Symbol.dispose]: () => {
      live.disconnect();
      room.terminate();
    },
  };
}
