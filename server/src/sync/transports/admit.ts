import type { IncomingMessage } from "node:http";
import * as limits from "@tablee/shared/limits";
import type { ConnectReason } from "@tablee/shared/protocol/events";
import type { Reply } from "@tablee/shared/reply";
import type { Rooms, SyncSeat } from "../rooms.ts";

/** Whether a request may open a room, judged before any frame: origin, version, member, room. */
export type Admit = (
  request: IncomingMessage,
  ask: { readonly room: string; readonly version: string | null; readonly token?: string },
) => Promise<Reply<SyncSeat, ConnectReason | "foreign-origin">>;

/** To be asked in the very turn in which the connection is added: of many at once none has been counted before. */
export function isCrowded(rooms: Rooms, { room, member }: SyncSeat): boolean {
  return rooms.countOf(room.board, member) >= limits.CONNECTIONS_PER_MEMBER_MAX_COUNT;
}
