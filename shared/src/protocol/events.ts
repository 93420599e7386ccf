import type { MemberId } from "../ids.ts";
import type { Reply } from "../reply.ts";
import type { Part, Role } from "../rules/roles.ts";
import type { Passing } from "../session/passing.ts";
import type { SessionView } from "../session/types.ts";
import type { CommandEnvelope, CommandName, CommandReason } from "./commands.ts";

/** Somebody at the table. `part` only if they show it. */
export interface Person {
  readonly id: MemberId;
  readonly name: string;
  /** Others on the same seat: a shared tablet. Each counts as present. */
  readonly also: readonly string[];
  readonly part: Part | null;
  readonly role: Role;
  /** The end of a right to lead that was lent: milliseconds since 1970; else null. */
  readonly leadsUntil: number | null;
  readonly present: boolean;
}

/** /live, server to client. */
export interface ServerEvents {
  /** All that this member may know of the session; sent on connect and after each change. */
  view: (view: SessionView) => void;
  /** Everybody, on connect. */
  people: (people: readonly Person[]) => void;
  /** One who came, left, or changed. */
  person: (person: Person) => void;
  personGone: (id: MemberId) => void;
  /** The board's title changed. */
  title: (title: string) => void;
  /** Something that happens at the table and passes: nothing of it is kept. */
  passing: (event: Passing) => void;
  /** This membership has ended: removed by a host. The connection closes after it. */
  removed: () => void;
  /** The table was deleted on its date. The connection closes after it. */
  erased: () => void;
}

/** /live, client to server: one event per command, each with an ack. */
export type ClientEvents = {
  readonly [Name in CommandName]: (
    envelope: CommandEnvelope<Name>,
    ack: (reply: Reply<null, CommandReason>) => void,
  ) => void;
};

/** /live, client to server, with an ack and no envelope: the server's clock, milliseconds since 1970. */
export const CLOCK_EVENT = "clock";

/** Socket.IO `auth` of the /live handshake. A cookie or a bearer token says who; this says where. */
export interface LiveAuth {
  readonly board: string;
  readonly version: number;
}

/** Socket.IO `auth` of the /tunnel handshake. */
export interface TunnelAuth {
  readonly room: string;
  readonly version: number;
}

/** Refusals of a handshake, as `connect_error.message`. */
export const CONNECT_REASONS = [
  "not-found",
  "outdated",
  "epoch-gone",
  "too-many-connections",
  "draining",
  "broken",
] as const;
export type ConnectReason = (typeof CONNECT_REASONS)[number];

/** /tunnel: the frames of /sync, both ways, one per event. `close` carries a close code before the end. */
export interface TunnelServerEvents {
  frame: (bytes: Uint8Array) => void;
  close: (code: number, reason: string) => void;
}

export interface TunnelClientEvents {
  frame: (bytes: Uint8Array) => void;
}
