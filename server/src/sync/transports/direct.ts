import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { Access } from "@tablee/shared/session/types";

/** What the rest of the server may do with rooms: no frames, no documents. */
export interface Direct {
  create(address: RoomAddress, firstUpdate: Uint8Array): Promise<void>;
  setAccess(board: BoardId, accessFor: (member: MemberId) => Access): void;
  disconnectMember(board: BoardId, member: MemberId, why: CloseName): void;
  isHere(board: BoardId, member: MemberId): boolean;
}
