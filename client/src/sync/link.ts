import type { CloseName } from "@tablee/shared/protocol/close-codes";
import type { WebSocketClass } from "./frame-socket.ts";

/** What a provider is given, what it is in, and what it tells. */

export interface RoomAccess {
  /** `/sync/<room>` */
  readonly path: string;
  /** `http://host:port` */
  readonly base: string;
  readonly token?: string | undefined;
  readonly WebSocket?: WebSocketClass | undefined;
  /** How soon it is first tried whether WebSocket works again. */
  readonly probeMs?: number | undefined;
}

export type LinkState =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  | { readonly kind: "opening" }
  /** `bytes` of the answer that have come. */
  | { readonly kind: "joining"; readonly bytes: number }
  | { readonly kind: "joined" };

export interface LinkEnd {
  readonly name: CloseName | undefined;
  readonly next: "stop" | "refused";
  readonly reason: string;
  /** Changes may have been sent over the link that ended, and be what it ended for. */
  readonly wasAsked: boolean;
}

export interface Hear {
  changed(): void;
  /** Whether changes made here wait for the server's word. */
  isWaiting(): boolean;
  /** The server's state vector. */
  held(stateVector: Uint8Array): void;
  /** A part of a large board that is put in while more of it comes: `put` does it. */
  pouring(updates: readonly Uint8Array[], put: () => void): void;
  /** An update from the server: it is stored there. */
  stored(update: Uint8Array): void;
  /** Ended by the server's will. The provider is idle until `connect`. */
  ended(end: LinkEnd): void;
}
