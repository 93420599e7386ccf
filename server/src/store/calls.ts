import type { SQLInputValue } from "node:sqlite";
import type { BoardId, MemberId } from "@tablee/shared/ids";
import type { Parcel } from "../parcel.ts";

/** What the serving thread may ask of the thread that owns the database. One call is one message each way. */
export interface Calls {
  /** Opens the database if it is not open yet. */
  readonly open: { readonly asked: undefined; readonly answer: void };
  readonly query: { readonly asked: Query; readonly answer: Result };
  /** All of them, or none, in one transaction. */
  readonly together: { readonly asked: readonly Query[]; readonly answer: void };
  readonly append: { readonly asked: PackedBatch; readonly answer: number[] };
  readonly load: { readonly asked: string; readonly answer: LoadedRoom | undefined };
  readonly fold: { readonly asked: Fold; readonly answer: void };
  /** Answers how many pictures of the board are gone. */
  readonly sweep: { readonly asked: Sweep; readonly answer: number };
  /** Folds the write-ahead log into the file and cuts it, so that nothing that was overwritten is left. False: in use. */
  readonly scrub: { readonly asked: undefined; readonly answer: boolean };
  readonly close: { readonly asked: undefined; readonly answer: void };
}

export type CallName = keyof Calls;

export interface Query {
  readonly sql: string;
  readonly parameters: readonly SQLInputValue[];
}

export interface Result {
  readonly rows: readonly unknown[];
  /** Undefined for a statement that answers rows. */
  readonly changes?: number | bigint;
  readonly lastRow?: number | bigint;
}

/** Many windows, the bytes of each in the parcel. */
export interface PackedBatch extends Beside {
  readonly parcel: Parcel;
  readonly windows: readonly { readonly room: string; readonly owners: readonly Owner[] }[];
}

/** What is written in the same transaction as windows. */
export interface Beside {
  readonly also: readonly Query[];
  /** Rooms of which nothing is left. */
  readonly drop: readonly string[];
}

export interface Owner {
  readonly clientId: number;
  readonly member: MemberId;
}

export interface LoadedRoom {
  /** Oldest first; a snapshot, when there is one, is the first. The bytes of each in the parcel. */
  readonly rows: readonly { readonly seq: number; readonly version: 1 | 2 }[];
  readonly parcel: Parcel;
  readonly hasSnapshot: boolean;
  readonly owners: readonly (readonly [clientId: number, member: MemberId])[];
  readonly damaged: number;
}

export interface Fold {
  readonly room: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly seq: number;
}

export interface Sweep {
  readonly board: BoardId;
  readonly now: number;
  /** What was not named since then goes. */
  readonly since: number;
}

export interface Ask {
  readonly id: number;
  readonly name: CallName;
  readonly asked: Calls[CallName]["asked"];
}

export type Answer =
  | { readonly id: number; readonly ok: true; readonly answer: Calls[CallName]["answer"] }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };

/** An error on its way between threads: a clone keeps the message alone. */
export interface Failure {
  readonly message: string;
  readonly code: string;
  /** SQLite’s own result code, extended. */
  readonly errcode?: number;
}
