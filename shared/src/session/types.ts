import type { MemberId, PhaseId } from "../ids.ts";
import type { SheetAt } from "./house-change.ts";
import type { Part, Role } from "../rules/roles.ts";

/** The session: what the server holds for a board beside its document. Stored, and changed only by commands. */

export const GATES = ["open", "experience-first", "private"] as const;
/** Who may write the shared board during a phase. `private`: nobody, each on a sheet of their own. */
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
  readonly rounds: Rounds;
}

/** Private writing. Which sheet is whose is known here and nowhere else. */
export interface Rounds {
  readonly sheets: readonly Sheet[];
  /** Each may publish their own now, though the gate is closed. */
  readonly turns: boolean;
  /** How often sheets were revealed: a second press of the same button is none. */
  readonly reveals: number;
  /** Cards on all sheets together that would be published, rounded down: rounds.ts. */
  readonly cards: number;
}

export interface Sheet extends SheetAt {
  readonly member: MemberId;
  /** On a seat of several people: 0 is whose name the member has, then the others in their order. */
  readonly person: number;
}

/** Who asks, as the server knows them. */
export interface Asker {
  readonly id: MemberId;
  readonly role: Role;
  readonly part: Part | null;
}

export const WRITE_REASONS = ["observer", "experience-first", "private", "structure-locked"] as const;
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
  readonly rounds: RoundsView;
  readonly me: { readonly id: MemberId; readonly role: Role; readonly ready: boolean; readonly access: Access };
  /** The server's clock when the view was made, milliseconds since 1970. */
  readonly now: number;
}

export interface RoundsView extends Pick<Rounds, "turns" | "reveals" | "cards"> {
  /** One’s own, and nobody else’s. */
  readonly sheets: readonly Pick<Sheet, "sheet" | "epoch" | "person">[];
  /** May a sheet be begun now? */
  readonly mayBegin: boolean;
  /** May cards of one’s own sheet be published now, by oneself? */
  readonly mayPublish: boolean;
}
