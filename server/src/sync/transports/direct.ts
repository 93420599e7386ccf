import type { ObstacleCounts } from "@tablee/shared/board/obstacles";
import type { BoardId, MemberId, SheetId } from "@tablee/shared/ids";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { RoomAddress } from "@tablee/shared/protocol/rooms";
import type { HouseChange } from "@tablee/shared/session/house-change";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";
import type { Access } from "@tablee/shared/session/types";
import type { Beside, Query } from "../../store/calls.ts";
import type { Asking } from "../workers/erase/asking.ts";
import type { Erased } from "../workers/erase/erase.ts";

/** What the house writes by itself, with what is stored in the same transaction. */
export interface HouseWrite {
  readonly changes: readonly HouseChange[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly also: readonly Query[];
}

export interface HouseWritten {
  /** Knowledge types of which enough people published cards for parity to speak of them. */
  readonly heard: readonly VoiceGroup[];
}

/** Nothing has changed, neither the room nor what was to be stored with it. `refused`: trying again will not help. */
export class WriteRefusedError extends Error {
  override readonly name = "WriteRefusedError";
  readonly why: "refused" | "not-saved";

  constructor(why: "refused" | "not-saved", detail: string = why) {
    super(detail);
    this.why = why;
  }
}

/** Where somebody’s words may be. */
export interface ErasingWish {
  /** The board first; then rooms of two. */
  readonly rooms: readonly RoomAddress[];
  /** Rooms that were theirs alone: nothing of them is left. */
  readonly dropped: readonly RoomAddress[];
  /** Earlier states of the board: Yjs V2. */
  readonly earlier: readonly Uint8Array[];
  readonly asking: Asking;
}

/** What the rest of the server may do with rooms: no frames, no documents. */
export interface Direct {
  create(address: RoomAddress, firstUpdate: Uint8Array): Promise<void>;
  /** All that is stored of a room by now, as one piece (Yjs V2) of which nothing deleted is left. Throws when nothing is. */
  folded(address: RoomAddress): Promise<Uint8Array>;
  /** How the cards of a room are spread over what is told apart. Throws when nothing is stored. */
  voices(address: RoomAddress, groups: readonly VoiceGroup[]): Promise<readonly VoiceCount[]>;
  /** How it stands with the obstacles on a board; removed ones since a moment. Throws when nothing is stored. */
  obstacles(address: RoomAddress, since: number): Promise<ObstacleCounts>;
  /** Resolves when it is stored and said, with all that belongs to it. Throws WriteRefusedError: then nothing of it is. */
  write(address: RoomAddress, write: HouseWrite): Promise<HouseWritten>;
  /** What somebody brought, in the rooms that are named, and in what is told of earlier states; nothing changes. */
  contribution(wish: ErasingWish): Promise<Erased>;
  /**
   * The same, and it goes: the rooms are written anew under their next epoch, with all that belongs to it, or nothing is.
   * Throws WriteRefusedError when it is not. `beside`: what is stored with it; undefined: there is nothing to do.
   */
  erase(wish: ErasingWish, beside: (erased: Erased) => Beside | undefined): Promise<Erased>;
  /** How many cards a reveal of these sheets would publish, all together; nobody learns how many of each. */
  countCards(sheets: readonly RoomAddress[]): Promise<number>;
  /** Of the board itself, and of private sheets of it; null: it is not there for them any more. */
  setAccess(board: BoardId, accessFor: (member: MemberId, sheet: SheetId | undefined) => Access | null): void;
  disconnectMember(board: BoardId, member: MemberId, why: CloseName): void;
  /** The board is no more: closes every connection, and is done once nothing of its rooms is being stored. */
  leave(board: BoardId): Promise<void>;
  isHere(board: BoardId, member: MemberId): boolean;
}
