import type { Seat } from "@tablee/shared/protocol/http";
import type { Person } from "@tablee/shared/protocol/events";
import type { CommandInput, CommandName, CommandReason } from "@tablee/shared/protocol/commands";
import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { Presence, View } from "@tablee/shared/presence/presence";
import type { Reply } from "@tablee/shared/reply";
import type { SheetAt } from "@tablee/shared/session/house-change";
import type { Passing } from "@tablee/shared/session/passing";
import type { SessionView } from "@tablee/shared/session/types";
import type { Card } from "@tablee/shared/board/types";
import type { MemberId, ZoneId } from "@tablee/shared/ids";
import type { Awareness } from "y-protocols/awareness";
import type { Doc } from "yjs";
import type { StoreApi } from "zustand/vanilla";

/** What the page needs of one opened table, each part made by the room of the house that knows it. */

/** Whether the server has stored everything written here. `saved` is never said while it has not. */
export type SyncStatus =
  /** Nothing is shown yet. `bytes` of the board have come. */
  | { readonly kind: "loading"; readonly bytes: number }
  | { readonly kind: "saved" }
  | { readonly kind: "sending"; readonly changes: number }
  | { readonly kind: "reconnecting"; readonly changes: number }
  | { readonly kind: "offline"; readonly changes: number }
  | { readonly kind: "stopped"; readonly changes: number; readonly why: CloseName | null };

/**
 * Whether this device keeps the board and what waits: a page that is closed loses nothing then. `forbidden`: by the
 * browser, a private window, the person.
 */
export type DeviceKeeps = "reading" | "keeps" | "full" | "forbidden";

/** Of a card, what it is beside its words: what it is put down with again. */
export interface KeptLook extends Pick<Card, "kind" | "knowledge" | "colour" | "author" | "direction" | "locked"> {
  readonly zone: ZoneId | null;
}

/** Words that the server could not take; of a card, with what it is. */
export interface Kept {
  readonly text: string;
  readonly look: KeptLook | null;
}

export interface SyncState {
  readonly status: SyncStatus;
  /** True once the document holds what the server or the offline copy has: before that, an empty board is not empty. */
  readonly ready: boolean;
  readonly device: DeviceKeeps;
  /** Frames travel inside long-polling. */
  readonly slowPath: boolean;
  /** What the server could not take, kept for the person to copy or put down again. */
  readonly kept: readonly Kept[];
  /** Why an earlier document of this table was dropped and the board taken anew, just before this one. */
  readonly anew: AnewReason | null;
}

/** `rewritten`: the server holds another document now, under another address. */
export type AnewReason = "structure-locked" | "board-full" | "refused" | "rewritten";

export interface SyncClient {
  readonly doc: Doc;
  readonly awareness: Awareness;
  readonly state: StoreApi<SyncState>;
  /** The words that would be lost if this device kept nothing: changed here, and not known to be on the server. */
  unsentWords(): readonly string[];
  /** Forgets the kept words, after the person dealt with them. */
  dropKept(): void;
  /** The table is no more: forgets the document and the kept words on this device. */
  forget(): Promise<void>;
  /** Tries again now. */
  retry(): void;
  /** Another link of this device is back: whoever waits for the server by chance alone tries within a moment. */
  follow(): void;
  /** The server holds another document now, under another address: what it does not know to be there is kept as words. */
  rewritten(): void;
  close(): Promise<void>;
}

export interface LiveState {
  readonly connected: boolean;
  readonly view: SessionView | null;
  readonly people: ReadonlyMap<MemberId, Person>;
  readonly title: string;
  readonly removed: boolean;
  /** The table was deleted on the date that was told. */
  readonly erased: boolean;
  /** Add to Date.now() to get the server's clock. */
  readonly clockOffsetMs: number;
}

export interface LiveClient {
  readonly state: StoreApi<LiveState>;
  send<Name extends CommandName>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<Reply<null, CommandReason | "offline">>;
  /** What happens at the table and passes, as it comes. */
  onPassing(hear: (event: Passing) => void): () => void;
  /** The network came back: whoever waits before the next try does not wait any longer. */
  hurry(): void;
  close(): void;
}

export interface PresenceState {
  /** Others only, one entry per connection that shows itself, keyed by Yjs client id. */
  readonly others: ReadonlyMap<number, Presence>;
}

export interface PresenceClient {
  readonly state: StoreApi<PresenceState>;
  /** Merges into what I show; sent at most once per animation frame. Nothing is sent while hidden. */
  show(part: Partial<Omit<Presence, "member">>): void;
  setHidden(hidden: boolean): void;
  close(): void;
}

export interface OpenedTable {
  readonly seat: Seat;
  readonly sync: SyncClient;
  readonly live: LiveClient;
  readonly presence: PresenceClient;
  /** Opens a private sheet of this seat: another room, with nobody else in it. */
  sheet(at: SheetAt, startAnew: (why: AnewReason) => void): SyncClient;
}

export type { View };
