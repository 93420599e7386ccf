import type { Association } from "./association.ts";
import type { Course } from "./course.ts";
import type { WordExercise, WordsView } from "./word-exercise.ts";
import type { Accord, OwnAccord } from "./accords.ts";
import type { Attestation, AttestationsView } from "./attestations.ts";
import type { Consents, ConsentsView, Votes, VotesView } from "./ballots.ts";
import type { MemberId, PhaseId } from "../ids.ts";
import type { SheetAt } from "./house-change.ts";
import type { Place } from "./seat.ts";
import type { Part, Role } from "../rules/roles.ts";
import type { AnsweredBrake, Brake } from "./brake.ts";
import type { Closing } from "./closing.ts";
import type { Decided } from "./decisions.ts";
import type { Programme } from "./programme.ts";
import type { Rehearsal } from "./rehearsal.ts";
import type { Rules, RulesView } from "./rules.ts";
import type { Evaluation } from "./evaluation.ts";
import type { EvaluationView } from "./evaluation-results.ts";
import type { Items, ItemsView } from "./items.ts";
import type { Pair, PairView } from "./pairs.ts";
import type { Parity, VoiceGroup } from "./parity.ts";
import type { CheckIn, CheckInView } from "./check-in.ts";
import type { Safety, SafetyView } from "./safety.ts";
import type { Series } from "./series.ts";
import type { HereBy } from "./staying.ts";
import type { Leaving, LeavingView } from "./leaving.ts";
import type { Stories } from "./stories.ts";
import type { StoryKeeping } from "./story-keeping.ts";
import type { StoriesView } from "./stories-view.ts";

/** The session: what the server holds for a board beside its document. Stored, and changed only by commands. */

export const GATES = ["open", "experience-first", "private"] as const;
/** Who may write the shared board during a phase. `private`: nobody, each on a sheet of their own. */
export type Gate = (typeof GATES)[number];

export const READY_RULES = ["none", "majority", "each"] as const;
/** In a phase *experience first*: how much of that group says *ready* before the table goes on. Elsewhere it says nothing. */
export type ReadyRule = (typeof READY_RULES)[number];

export interface Phase {
  readonly id: PhaseId;
  readonly name: string;
  readonly purpose: string;
  readonly minutes: number;
  readonly gate: Gate;
  readonly readyRule: ReadyRule;
}

/** A deadline, not a countdown: whoever asks computes what is left from their own clock and the server's offset. */
export type Timer =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly endsAt: number; readonly totalMs: number }
  | { readonly kind: "paused"; readonly leftMs: number; readonly totalMs: number };

export interface Session extends Leaving {
  readonly phases: readonly Phase[];
  readonly phase: PhaseId | null;
  readonly timer: Timer;
  /** In the order in which they went up. */
  readonly hands: readonly MemberId[];
  readonly floor: MemberId | null;
  /** When the floor was given, milliseconds since 1970: of the floor, not of the person. */
  readonly floorSince: number | null;
  /** Who said *ready* in this phase. Emptied when the phase changes. */
  readonly ready: readonly MemberId[];
  readonly structureLocked: boolean;
  readonly rounds: Rounds;
  readonly votes: Votes;
  readonly consents: Consents;
  readonly rules: Rules;
  /** What everybody is here for; empty: nobody has said it. */
  readonly goal: string;
  readonly brake: Brake | null;
  /** Those that the group has answered, oldest first. */
  readonly brakes: readonly AnsweredBrake[];
  readonly closing: Closing;
  /** Null: a table where people are. */
  readonly rehearsal: Rehearsal | null;
  /** Whose names may stand in what leaves the table. */
  readonly named: readonly Place[];
  /** The phase that goes on only when its group says so. Kept when the table goes back to an earlier phase. */
  readonly waits: PhaseId | null;
  readonly duo: Duo | null;
  readonly preparation: Preparation;
  readonly evaluation: Evaluation;
  /** As it was published, oldest first. */
  readonly parity: readonly Parity[];
  /** How many were here when this phase began, by the part they take. */
  readonly began: HereBy;
  /** Knowledge types of which enough people published private cards at one time, whose writers nobody knows since. */
  readonly heard: readonly VoiceGroup[];
  readonly items: Items;
  readonly pairs: readonly Pair[];
  readonly series: Series;
  readonly checkIn: CheckIn;
  readonly attestations: readonly Attestation[];
  /** Null: nobody has written it. */
  readonly association: Association | null;
  readonly course: Course;
  readonly words: WordExercise;
  readonly stories: Stories;
  readonly storyKeeping: StoryKeeping;
  /** As they were said, oldest first. */
  readonly accords: readonly Accord[];
  readonly safety: Safety;
  /** Of this table, over its meetings, oldest first. */
  readonly decisions: readonly Decided[];
  readonly programme: Programme;
}

/** A baton that changed hands; `taken`: while whoever held it had lost the connection. */
export interface Handover {
  readonly at: number;
  readonly from: MemberId;
  readonly to: MemberId;
  readonly how: "accepted" | "taken";
}

/** What the duo saw of itself in a minute, each from 1 to 4; the higher, the better it goes. Without an author. */
export interface Glance {
  readonly at: number;
  /** In which it was taken; left out by earlier builds. */
  readonly phase?: PhaseId | null;
  readonly exchange: number;
  readonly fluidity: number;
  readonly dropOff: number;
  readonly line: string;
}

/** Two hosts who lead together. All of it is known to these two alone. */
export interface Duo {
  readonly members: readonly [MemberId, MemberId];
  /** The one baton. */
  readonly holder: MemberId;
  /** To the other of the two. */
  readonly offered: boolean;
  readonly handovers: readonly Handover[];
  /** Minutes between two glances at each other; 0 for none. */
  readonly mirrorEveryMin: number;
  /** From when the minutes count: milliseconds since 1970. */
  readonly mirrorSince: number;
  readonly glances: readonly Glance[];
}

export const DRAFT_KINDS = ["card", "zone"] as const;

/** Something for the board that is not there yet. `zone`: of a card, an area of the board or a draft of one. */
export interface DraftLook {
  /** The kind of card, and which knowledge, by their names on the board: whoever lays it there knows them. */
  readonly kind: string;
  readonly knowledge: string | null;
}

export interface Draft {
  readonly id: string;
  readonly kind: (typeof DRAFT_KINDS)[number];
  readonly text: string;
  readonly zone: string | null;
  /** Of a card; left out by earlier pages, and where nothing was said. */
  readonly look?: DraftLook | undefined;
}

export interface PhaseNote {
  readonly phase: PhaseId;
  readonly text: string;
}

/** What the hosts make ready. Known to hosts alone. */
export interface Preparation {
  readonly notes: readonly PhaseNote[];
  readonly drafts: readonly Draft[];
}

/** Private writing. Which sheet is whose is known here and nowhere else. */
export interface Rounds {
  readonly sheets: readonly Sheet[];
  /** One after the other may publish their own, though the gate is closed. */
  readonly turns: boolean;
  /** Of the turns, as it was drawn. */
  readonly order: readonly Place[];
  /** Whose it is, in that order; past its end all have had theirs. */
  readonly at: number;
  /** How often sheets were revealed: a second press of the same button is none. */
  readonly reveals: number;
  /** Cards on all sheets together that would be published, rounded down: rounds.ts. */
  readonly cards: number;
}

export interface Sheet extends SheetAt, Place {}

/** Who asks, as the server knows them. */
export interface Asker {
  readonly id: MemberId;
  readonly role: Role;
  readonly part: Part | null;
  /** How many sit on this seat: 1, and those who share it. Each has a voice of their own: seat.ts. */
  readonly people: number;
}

/** A member of the table, as the server knows them while it judges. */
export interface Sitter {
  readonly id: MemberId;
  readonly role: Role;
  readonly part: Part | null;
  /** The others are not told of their part. Left out: they are. */
  readonly isPartHidden?: boolean;
  /** On this seat, as of whoever asks. */
  readonly people: number;
  /** Leads only until a deadline. */
  readonly isLent: boolean;
  /** Milliseconds since they were last connected: 0 while they are. */
  readonly awayMs: number;
}

export const WRITE_REASONS = ["observer", "closed", "experience-first", "private", "structure-locked"] as const;
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
  readonly floorSince: number | null;
  readonly readyCount: number;
  readonly structureLocked: boolean;
  readonly rounds: RoundsView;
  readonly votes: VotesView;
  readonly consents: ConsentsView;
  /** What the experience group has said, where the phase waits for it; counts alone. */
  readonly waiting: Waiting | null;
  readonly phaseMayAdvance: boolean;
  /** Of hosts alone. */
  readonly duo?: DuoView;
  readonly preparation?: Preparation;
  readonly evaluation: EvaluationView;
  readonly parity: readonly Parity[];
  readonly rules: RulesView;
  readonly goal: string;
  readonly brake: Brake | null;
  readonly brakes: readonly AnsweredBrake[];
  readonly closing: Closing;
  readonly named: readonly Place[];
  readonly items: ItemsView;
  /** Those that one is in oneself. */
  readonly pairs: readonly PairView[];
  readonly series: Series;
  readonly checkIn: CheckInView;
  readonly attestations: AttestationsView;
  readonly association: Association | null;
  readonly course: Course;
  readonly words: WordsView;
  readonly stories: StoriesView;
  readonly storyKeeping: StoryKeeping;
  readonly accords: readonly OwnAccord[];
  readonly safety: SafetyView;
  readonly decisions: readonly Decided[];
  /** Of the questions those that one put or is asked. */
  readonly programme: Programme;
  readonly report: LeavingView["report"];
  readonly exported: LeavingView["exported"];
  readonly credits: LeavingView["credits"];
  /** What it rehearses is for hosts to know. */
  readonly rehearsal: (Pick<Rehearsal, "endsAt"> & Partial<Rehearsal>) | null;
  readonly me: {
    readonly id: MemberId;
    readonly role: Role;
    readonly ready: boolean;
    /** Of the people on my seat, from 0, those who agreed to the rules. */
    readonly agreed: readonly number[];
    readonly access: Access;
  };
  /** The server's clock when the view was made, milliseconds since 1970. */
  readonly now: number;
}

export interface RoundsView extends Pick<Rounds, "turns" | "order" | "at" | "reveals" | "cards"> {
  /** One’s own, and nobody else’s. */
  readonly sheets: readonly Pick<Sheet, "sheet" | "epoch" | "person">[];
  /** May a sheet be begun now? */
  readonly mayBegin: boolean;
  /** May cards of a sheet of one’s seat be published now? In turns, of the person’s whose turn it is. */
  readonly mayPublish: boolean;
}

export interface Waiting {
  readonly rule: ReadyRule;
  /** Of the group: who is here, and how many of them are ready. */
  readonly ready: number;
  readonly of: number;
}

export type DuoView =
  | { readonly kind: "none" }
  /** Two others: that there is a duo is all that a third host knows. */
  | { readonly kind: "others" }
  | ({ readonly kind: "mine" } & Duo);
