import type { Generated } from "kysely";
import type { BoardId, FileId, InvitationId, MemberId, QuoteId, StoryId, VersionId } from "@tablee/shared/ids";
import type { ImageType, VersionCause } from "@tablee/shared/protocol/http";
import type { Part, Role } from "@tablee/shared/rules/roles";

/** Times are milliseconds since 1970. Booleans are 0 and 1. */

export interface BoardRow {
  id: BoardId;
  title: string;
  locale: "fr" | "en";
  template: string;
  code: string;
  /** When the code was made: it expires, and a new one can be made. */
  code_at: number;
  epoch: number;
  created_at: number;
}

export interface MemberRow {
  id: MemberId;
  board_id: BoardId;
  name: string;
  part: Part | null;
  part_hidden: number;
  /** JSON array of names: others on the same seat. */
  also: string;
  role: Role;
  created_at: number;
  removed_at: number | null;
  /** They lead until then, whatever their role. */
  lent_until: number | null;
}

export interface SeatRow {
  token_hash: string;
  created_at: number;
  seen_at: number;
}

export interface SeatMemberRow {
  token_hash: string;
  board_id: BoardId;
  member_id: MemberId;
  /** When this device last opened the board. */
  seen_at: number;
}

export interface InvitationRow {
  id: InvitationId;
  board_id: BoardId;
  role: Role;
  /** Set when the link brings a membership to another device. */
  member_id: MemberId | null;
  secret_hash: string;
  created_at: number;
  expires_at: number | null;
  revoked_at: number | null;
}

export interface SessionRow {
  board_id: BoardId;
  state: string;
}

export interface UpdateRow {
  seq: Generated<number>;
  room: string;
  bytes: Uint8Array;
  /** Yjs encoding: 1 or 2. V2 bytes read as V1 give no error and no content. */
  version: number;
  checksum: number;
}

export interface SnapshotRow {
  room: string;
  /** The log up to this row is folded in. */
  seq: number;
  bytes: Uint8Array;
  version: number;
  checksum: number;
}

export interface ClientIdRow {
  room: string;
  client_id: number;
  member_id: MemberId;
}

/** An earlier state of a board. It belongs to the board, not to a room of it: it outlives a raised epoch. */
export interface VersionRow {
  id: VersionId;
  board_id: BoardId;
  cause: VersionCause;
  name: string | null;
  /** Who named it. */
  made_by: MemberId | null;
  made_at: number;
  /** The schema of its document. */
  schema: number;
  bytes: Uint8Array;
  /** Yjs encoding, as in the log. */
  version: number;
  checksum: number;
}

/** `small`: the same picture for where it is shown small. */
export type Rendition = "full" | "small";

export interface ImageRow {
  board_id: BoardId;
  id: FileId;
  rendition: Rendition;
  type: ImageType;
  w: number;
  h: number;
  bytes: Uint8Array;
  checksum: number;
  /** Null while the board’s content names it; at first, since it was sent. */
  unnamed_since: number | null;
}

/** A meeting that is over: `record` is a MeetingRecord. */
export interface MeetingRow {
  board_id: BoardId;
  number: number;
  record: string;
  /** The board as it was; null when somebody has deleted that. */
  version_id: VersionId | null;
}

/** What somebody told. The words open with the key of the story alone, which lies elsewhere: stories/keys.ts. */
export interface StoryRow {
  board_id: BoardId;
  id: StoryId;
  member_id: MemberId;
  /** When its words last changed, by the calendar. */
  changed_at: number;
  body: Uint8Array;
}

/** Words of a story as somebody wishes to quote them, under the key of that story. */
export interface QuoteRow {
  board_id: BoardId;
  id: QuoteId;
  story_id: StoryId;
  body: Uint8Array;
}

export interface Tables {
  boards: BoardRow;
  members: MemberRow;
  seats: SeatRow;
  seat_members: SeatMemberRow;
  invitations: InvitationRow;
  sessions: SessionRow;
  updates: UpdateRow;
  snapshots: SnapshotRow;
  client_ids: ClientIdRow;
  versions: VersionRow;
  meetings: MeetingRow;
  images: ImageRow;
  stories: StoryRow;
  quotes: QuoteRow;
}
