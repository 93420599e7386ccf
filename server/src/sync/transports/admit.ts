import type { IncomingMessage } from "node:http";
import type { ConnectReason } from "@tablee/shared/protocol/events";
import type { Reply } from "@tablee/shared/reply";
import type { SyncSeat } from "../rooms.ts";

/** Whether a request may open a room, judged before any frame: origin, version, member, room. */
export type Admit = (
  request: IncomingMessage,
  ask: { readonly room: string; readonly version: string | null; readonly token?: string },
) => Promise<Reply<SyncSeat, ConnectReason | "foreign-origin">>;
