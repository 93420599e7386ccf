import type { MemberId, PhaseId } from "../ids.ts";
import type { Part, Role } from "../rules/roles.ts";

/** The session: what the server holds for a board beside its document. Stored, and changed only by commands. */

export const GATES = ["open", "experience-first"] as const;
/** Who may write the shared board during a phase. */
export type Gate = (typeof GATES)[number];

export interface Phase {
  readonly id: PhaseId;
  readonly name: string;
  readonly purpose: string;
  readonly minutes: number;
  readonly gate: Gate;
}

/** A deadline, not a countdown: whoever asks computes what is left from their own clock and the server's offset. */
export type Timer =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly endsAt: number; readonly totalMs: number }
  | { readonly kind: "paused"; readonly leftMs: number; readonly totalMs: number };

export interface Session {
  readonly phases: readonly Phase[];
  readonly phase: PhaseId | null;
  readonly timer: Timer;
  /** In the order in which they went up. */
  readonly hands: readonly MemberId[];
  readonly floor: MemberId | null;
  /** Who said *ready* in this phase. Emptied when the phase changes. */
  readonly ready: readonly MemberId[];
  readonly structureLocked: boolean;
}

/** Who asks, as the server knows them. */
export interface Asker {
  readonly id: MemberId;
  readonly role: Role;
  readonly part: Part | null;
  /** People on this seat: 1, and those who share it. Each has a voice of their own, told apart by their place from 0. */
  readonly heads: number;
}

export const WRITE_REASONS = ["observer", "experience-first", "structure-locked"] as const;
export type WriteReason = (typeof WRITE_REASONS)[number];

/** What a member may write in the room now. `structure`: areas, groups and who is in them. */
export interface Access {
  readonly cards: boolean;
  readonly structure: boolean;
  /** Why something is refused; null when all is allowed. */
  readonly reason: WriteReason | null;
}

/** What one member may know of the session. Other members' *ready* is a count, never a list. */
export interface SessionView {
  readonly phases: readonly Phase[];
  readonly phase: PhaseId | null;
  readonly timer: Timer;
  readonly hands: readonly MemberId[];
  readonly floor: MemberId | null;
  readonly readyCount: number;
  readonly structureLocked: boolean;
  readonly me: { readonly id: MemberId; readonly role: Role; readonly ready: boolean; readonly access: Access };
  /** The server's clock when the view was made, milliseconds since 1970. */
  readonly now: number;
}
