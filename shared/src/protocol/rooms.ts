import { isId } from "../ids.ts";
import type { BoardId } from "../ids.ts";

/** A room is one document being served. The epoch is raised when a document is rewritten, so an old copy cannot return. */
export interface RoomAddress {
  readonly board: BoardId;
  readonly epoch: number;
}

export function roomName({ board, epoch }: RoomAddress): string {
  return `${board}.${epoch}`;
}

export function parseRoom(name: string): RoomAddress | undefined {
  const [board, epoch, ...rest] = name.split(".");
  if (!isId(board) || epoch === undefined || !/^[0-9]{1,9}$/.test(epoch) || rest.length > 0) return undefined;
  return { board: board as BoardId, epoch: Number(epoch) };
}

export const SYNC_PATH = "/sync";
export const LIVE_PATH = "/live";
/** The Socket.IO namespace that carries /sync frames where WebSocket is blocked. */
export const TUNNEL_NAMESPACE = "/tunnel";
