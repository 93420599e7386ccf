import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { Access } from "@tablee/shared/session/types";

/** What the rest of the server may do with rooms: no frames, no documents. */
export interface Direct {
  create(address: RoomAddress, firstUpdate: Uint8Array): Promise<void>;
  /** All that is stored of a room by now, as one piece (Yjs V2) of which nothing deleted is left. Throws when nothing is. */
  folded(address: RoomAddress): Promise<Uint8Array>;
  setAccess(board: BoardId, accessFor: (member: MemberId) => Access): void;
  disconnectMember(board: BoardId, member: MemberId, why: CloseName): void;
  /** The board is no more: closes every connection, and is done once nothing of its rooms is being stored. */
  leave(board: BoardId): Promise<void>;
  isHere(board: BoardId, member: MemberId): boolean;
}
