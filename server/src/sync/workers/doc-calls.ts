import type { MemberId } from "@tablee/shared/ids";
import type { Judged, Owned, Sender, Spoiled } from "./docs.ts";
import type { Parcel } from "../../parcel.ts";

/** What the thread that holds the docs is asked. */
// A type, not an interface: only types fit the index of Calls.
export type DocCalls = {
  /** Parcel: what is stored and what was accepted since, oldest first. */
  open: {
    readonly ask: {
      readonly room: string;
      readonly opening: number;
      readonly owners: ReadonlyMap<number, MemberId>;
      readonly parcel: Parcel;
    };
    readonly answer: Record<string, never>;
  };
  /** Parcel: all updates of all rooms; answered by what changed in the rooms where something did, in order. */
  take: {
    readonly ask: {
      readonly rooms: readonly {
        readonly room: string;
        /** Null: as in the window before. */
        readonly shown: readonly Owned[] | null;
        readonly senders: readonly Sender[];
      }[];
      readonly parcel: Parcel;
    };
    readonly answer: {
      readonly rooms: readonly ((Omit<Judged, "changed"> & { readonly hasChanged: boolean }) | Spoiled)[];
      readonly parcel: Parcel;
    };
  };
  drop: { readonly ask: { readonly rooms: readonly string[] }; readonly answer: Record<string, never> };
};

/**
 * Shared with the thread: the number of the update under way, counted over the window from 1, and of the opening under
 * way; 0 between two.
 */
export interface DocThreadData {
  readonly marks: Int32Array<SharedArrayBuffer>;
}

/** Where in the marks. */
export const TAKING = 0;
export const OPENING = 1;
