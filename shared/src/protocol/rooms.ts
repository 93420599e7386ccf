import { isId } from "../ids.ts";
import type { BoardId, SheetId } from "../ids.ts";

/** A room is one document being served. The epoch is raised when a document is rewritten, so an old copy cannot return. */
export interface RoomAddress {
  readonly board: BoardId;
  readonly epoch: number;
  /** A private sheet of one person at that board, with an epoch of its own; the board itself when there is none. */
  readonly sheet?: SheetId;
}

export function roomName({ board, epoch, sheet }: RoomAddress): string {
  return sheet === undefined ? `${board}.${epoch}` : `${board}.${epoch}.${sheet}`;
}

export function parseRoom(name: string): RoomAddress | undefined {
  const [board, epoch, sheet, ...rest] = name.split(".");
  if (!isId(board) || epoch === undefined || !/^[0-9]{1,9}$/.test(epoch) || rest.length > 0) return undefined;
  const address = { board: board as BoardId, epoch: Number(epoch) };
  if (sheet === undefined) return address;
  return isId(sheet) ? { ...address, sheet: sheet as SheetId } : undefined;
}

export const SYNC_PATH = "/sync";
export const LIVE_PATH = "/live";
/** The Socket.IO namespace that carries /sync frames where WebSocket is blocked. */
export const TUNNEL_NAMESPACE = "/tunnel";
