import type { ObstacleCounts } from "@tablee/shared/board/obstacles";
import type { MemberId, SheetId } from "@tablee/shared/ids";
import type { Reply } from "@tablee/shared/reply";
import type { HouseChange } from "@tablee/shared/session/house-change";
import type { VoiceCount, VoiceGroup } from "@tablee/shared/session/parity";
import type { Parcel } from "../../parcel.ts";
import type { Asking } from "./erase/asking.ts";
import type { Erased, StoredDoc } from "./erase/erase.ts";

/** What the thread that works on stored bytes is asked. */
// A type, not an interface: only types fit the index of Calls.
export type ArchiveCalls = {
  /** Parcel: rows, oldest first; answered by a snapshot. */
  load: {
    readonly ask: { readonly versions: readonly (1 | 2)[]; readonly parcel: Parcel };
    readonly answer: { readonly parcel: Parcel };
  };
  /** Parcel: updates, oldest first; answered by what the store takes, and a snapshot. */
  fold: {
    readonly ask: { readonly parcel: Parcel };
    readonly answer: { readonly stored: Uint8Array; readonly parcel: Parcel };
  };
  /**
   * Parcel: so many updates of the board, then of each sheet; answered by one update of the board, if `hasUpdate`, and
   * the first of each new sheet.
   */
  change: {
    readonly ask: {
      readonly changes: readonly HouseChange[];
      readonly at: number;
      readonly boardCount: number;
      readonly sheets: readonly { readonly sheet: SheetId; readonly count: number }[];
      readonly owners: ReadonlyMap<number, MemberId>;
      readonly parcel: Parcel;
    };
    readonly answer: {
      readonly reply: Reply<{
        readonly hasUpdate: boolean;
        readonly sheets: readonly SheetId[];
        readonly heard: readonly VoiceGroup[];
      }>;
      readonly parcel: Parcel;
    };
  };
  /** Parcel: so many updates of each sheet; answered by how many cards would be published. */
  count: {
    readonly ask: { readonly counts: readonly number[]; readonly parcel: Parcel };
    readonly answer: { readonly cards: number };
  };
  /** Parcel: updates, oldest first. */
  voices: {
    readonly ask: { readonly parcel: Parcel; readonly groups: readonly VoiceGroup[] };
    readonly answer: { readonly counts: readonly VoiceCount[] };
  };
  /** Parcel: updates, oldest first; `since`: from when removed ones are counted. */
  obstacles: {
    readonly ask: { readonly since: number; readonly parcel: Parcel };
    readonly answer: { readonly counts: ObstacleCounts };
  };
  /** Parcel: so many updates of each document; answered by those that were read, written anew. */
  erase: {
    readonly ask: {
      readonly documents: readonly (Omit<StoredDoc, "updates"> & { readonly count: number })[];
      readonly asking: Asking;
      readonly parcel: Parcel;
    };
    readonly answer: Omit<Erased, "documents"> & { readonly parcel: Parcel };
  };
  /** Parcel: a state vector, then updates; answered by frames. */
  lacking: { readonly ask: { readonly parcel: Parcel }; readonly answer: { readonly parcel: Parcel } };
};
