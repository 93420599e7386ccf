import type { ZoneId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import type { ConsentResult, VoteResult } from "./ballots.ts";
import type { Decision } from "./brake.ts";
import { checkInOfNext, shownOf } from "./check-in.ts";
import type { Shown } from "./check-in.ts";
import type { Task } from "./closing.ts";
import { evaluationView } from "./evaluation-results.ts";
import { MOMENTS } from "./evaluation.ts";
import type { Evaluation } from "./evaluation.ts";
import type { EvaluationView } from "./evaluation-results.ts";
import type { HouseChange } from "./house-change.ts";
import type { Parity } from "./parity.ts";
import { leavingOf } from "./leaving.ts";
import { isWallTime, isZone } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { notesOf } from "./preparation.ts";
import { step } from "./step.ts";
import type { Context, Effect, Step } from "./step.ts";
import { NO_TURNS } from "./turns.ts";
import type { Phase, Session, Sitter } from "./types.ts";

/**
 * A table lasts; its meetings follow one another.
 *
 *   meeting n, open ──close──► meeting n, closed ──meeting.open──► meeting n + 1, open
 *            ▲                        │                (archived as it was; what was chosen goes along)
 *            └────────reopen──────────┘
 *
 * Only a closed one is followed by the next: nobody writes then, so what is archived is what everybody saw last.
 * What was agreed on lasts (rules, goal, lines that were consented to), also people, sheets and what hosts prepare;
 * what belongs to one meeting begins anew.
 */

export interface Series {
  /** Of this meeting, from 1. */
  readonly number: number;
  /** Milliseconds since 1970; null of a first one, which began with the table. */
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  /** Whether somebody who shows that they take part as a supported person leads it; left out by earlier builds. */
  readonly ledWithSupported?: boolean;
  readonly plan: Plan | null;
  /** How often there was another plan. */
  readonly plans: number;
}

/** Of a table that is older than its meetings: who led is not known. */
export const OLD_SERIES: Series = { number: 1, openedAt: null, closedAt: null, plan: null, plans: 0 };
export const NEW_SERIES: Series = { ...OLD_SERIES, ledWithSupported: false };

/** What does not go along: cards of these areas, outside of any, of these kinds, of what is over; all drawings. Nothing named: all goes along. */
export interface LeftBehind {
  readonly zones: readonly ZoneId[];
  readonly outside: boolean;
  readonly kinds: readonly string[];
  // Left out by earlier pages, which had no such choice.
  /** What is removed, done or kept; a claim that nobody has confirmed goes along. */
  readonly over?: boolean | undefined;
  readonly drawings?: boolean | undefined;
}

export type SeriesCommand =
  | {
      readonly kind: "meeting.open";
      /** The one that is over: pressed twice, or by two who lead, it opens one. */
      readonly after: number;
      readonly leave: LeftBehind;
      /** Null: the agenda of the last one. */
      readonly phases: readonly Phase[] | null;
    }
  | { readonly kind: "meeting.plan"; readonly plan: Plan | null };

export const SERIES_REASONS = ["meeting-open", "meeting-gone", "too-many-meetings", "plan-unreadable"] as const;
export type SeriesReason = (typeof SERIES_REASONS)[number] | "too-many-phases";

export interface PastBrake {
  readonly reason: string;
  readonly decision: Decision;
  readonly words: string;
}

/** As board/obstacles.ts counts them. */
export interface ObstacleCounts {
  readonly open: number;
  readonly blocked: number;
  readonly reopened: number;
  readonly removed: number;
}

/** A meeting as it was, for everybody at the table to read again. No member is named in it, by name or id. */
export interface MeetingRecord {
  readonly number: number;
  readonly openedAt: number | null;
  readonly closedAt: number;
  /** Of the table; counted in the board as it was. Left out by earlier builds, and by whoever has no board. */
  readonly obstacles?: ObstacleCounts;
  /** Yes or no; of whom is not kept. Left out by earlier builds. */
  readonly ledWithSupported?: boolean;
  readonly goal: string;
  readonly rules: { readonly text: string; readonly agreedCount: number };
  readonly decided: string;
  readonly tasks: readonly Task[];
  readonly phases: readonly string[];
  readonly votes: readonly VoteResult[];
  readonly consents: readonly ConsentResult[];
  readonly brakes: readonly PastBrake[];
  /** As everybody saw it, and a wave that was open as it would have been shown: nothing of fewer than are enough. */
  readonly evaluation: Pick<EvaluationView, "waves" | "changes">;
  /** In bands, as it was shown or would have been; the question is empty for the usual one. */
  readonly checkIn: { readonly question: string; readonly weather: Shown; readonly pulse: Shown };
  readonly parity: readonly (Omit<Parity, "phase"> & { readonly phase: string | null })[];
}

interface Begin extends Context {
  /** A session as it begins. */
  readonly fresh: Session;
}

export function reduceSeries(session: Session, command: SeriesCommand, begin: Begin): Reply<Step, SeriesReason> {
  if (command.kind === "meeting.plan") return plan(session, command.plan);
  const { series, closing } = session;
  const { after, leave, phases } = command;
  if (after === series.number - 1) return step(session);
  if (after !== series.number) return no("meeting-gone");
  if (!closing.closed) return no("meeting-open");
  if (series.number >= limits.MEETINGS_MAX_COUNT) return no("too-many-meetings");
  if (phases && phases.length > limits.PHASES_MAX_COUNT) return no("too-many-phases");
  const effects: readonly Effect[] = [
    { kind: "archive", record: recordOf(session, begin.now) },
    ...leavings(leave),
    { kind: "access" },
    // Ballots and answers that were still held go with the meeting, and leave the files as well.
    { kind: "scrub" },
  ];
  return step(begun(session, phases ?? session.phases, begin), effects);
}

function leavings(leave: LeftBehind): readonly Effect[] {
  const { zones, outside, kinds, over = false, drawings = false } = leave;
  if (zones.length === 0 && kinds.length === 0 && !outside && !over && !drawings) return [];
  const change: HouseChange = { kind: "cards.leave", zones, outside, kinds, over, drawings };
  return [{ kind: "board", change }];
}

/** What lasts is named; all else is as in a session that begins. */
function begun(session: Session, phases: readonly Phase[], { fresh, now }: Begin): Session {
  const { rules, goal, rehearsal, named, heard, items, pairs, rounds, consents, preparation, evaluation } = session;
  const { association, course, words } = session;
  const { attestations, series, stories, storyKeeping, accords, safety, decisions, programme } = session;
  const barred = new Set(consents.held.map(({ id }) => id));
  return {
    ...fresh,
    rules,
    goal,
    rehearsal,
    named,
    heard,
    items,
    attestations,
    association,
    course,
    words,
    stories,
    storyKeeping,
    accords,
    safety,
    decisions,
    programme,
    ...leavingOf(session),
    pairs,
    phases,
    // What somebody wrote for themself is still theirs.
    rounds: { ...rounds, ...NO_TURNS },
    // What an objection bars is not decided by the end of a meeting.
    consents: {
      ...fresh.consents,
      results: consents.results.filter(({ id, line }) => line !== null || barred.has(id)),
      held: consents.held,
    },
    preparation: { ...preparation, notes: notesOf(preparation, phases) },
    evaluation: { ...fresh.evaluation, questions: evaluation.questions },
    checkIn: checkInOfNext(session.checkIn),
    series: { ...series, number: series.number + 1, openedAt: now, closedAt: null, ledWithSupported: false },
  };
}

export function recordOf(session: Session, now: number): MeetingRecord {
  const { series, closing, rules, goal, phases, votes, consents, brakes, parity } = session;
  const since = series.openedAt ?? 0;
  const { waves, changes } = evaluationView(allShown(session.evaluation), NOBODY);
  return {
    number: series.number,
    openedAt: series.openedAt,
    closedAt: series.closedAt ?? now,
    ...(series.ledWithSupported !== undefined && { ledWithSupported: series.ledWithSupported }),
    goal,
    rules: { text: rules.text, agreedCount: rules.agreed.length },
    decided: closing.decided,
    tasks: closing.tasks,
    phases: phases.map(({ name }) => name),
    votes: votes.results,
    // Those that went along from earlier meetings stand in the records of these.
    consents: consents.results.filter(({ closedAt }) => closedAt >= since),
    brakes: brakes.map(({ reason, decision, words }) => ({ reason, decision, words })),
    evaluation: { waves, changes },
    checkIn: {
      question: session.checkIn.question,
      weather: shownOf("weather", session.checkIn.askings.weather),
      pulse: shownOf("pulse", session.checkIn.askings.pulse),
    },
    parity: parity.map((one) => ({ ...one, phase: phases.find(({ id }) => id === one.phase)?.name ?? null })),
  };
}

/** Whoever answered did so to be read by all: what nobody has shown in time is not lost, and no less hidden. */
function allShown(evaluation: Evaluation): Evaluation {
  const waves = { ...evaluation.waves };
  for (const moment of MOMENTS) {
    const wave = waves[moment];
    if (wave.state === "open") waves[moment] = { state: "shown", questions: wave.questions, answers: wave.answers };
  }
  return { ...evaluation, waves };
}

const NOBODY = { id: "" as never, role: "observer", part: null, people: 0 } as const;

function plan(session: Session, wish: Plan | null): Reply<Step, SeriesReason> {
  if (wish && !isReadable(wish)) return no("plan-unreadable");
  const { series } = session;
  if (JSON.stringify(series.plan) === JSON.stringify(wish)) return step(session);
  return step({ ...session, series: { ...series, plan: wish, plans: series.plans + 1 } });
}

function isReadable({ start, zone, minutes }: Plan): boolean {
  return isWallTime(start) && isZone(zone) && minutes >= 1 && minutes <= limits.MEETING_MAX_MINUTES;
}

/** When a meeting was closed: of its record, and known to nobody before. */
export function noteClosing(before: Session, after: Session, now: number): Session {
  if (before.closing.closed === after.closing.closed) return after;
  return { ...after, series: { ...after.series, closedAt: after.closing.closed ? now : null } };
}

/**
 * Said of the meeting, once and for all of it: a right to lead may be lent for an hour, and whoever has it may leave.
 * Only what everybody at the table sees counts: one who hides how they take part is not told of by this either.
 */
export function noteLeading(session: Session, table: readonly Sitter[] = []): Session {
  const { series, closing } = session;
  if (series.ledWithSupported || closing.closed) return session;
  const isLed = table.some(
    ({ role, part, isPartHidden, awayMs }) => role === "host" && part === "supported" && !isPartHidden && awayMs === 0,
  );
  return isLed ? { ...session, series: { ...series, ledWithSupported: true } } : session;
}
