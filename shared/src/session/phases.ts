import type { PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { currentPhase } from "./access.ts";
import { notesOf } from "./preparation.ts";
import { hereBy } from "./staying.ts";
import { step } from "./step.ts";
import type { Context, Effect, Step } from "./step.ts";
import type { Phase, Session } from "./types.ts";
import { NO_TIMER } from "./timer.ts";
import { NO_TURNS } from "./turns.ts";
import { isWaitingPhase, mayAdvance, waitingOf } from "./waiting.ts";

/**
 *   phase:  null ──set──► any ──set──► any          (ready, floor and timer start anew with each)
 *
 * One that waits for its group: see `waiting.ts`.
 */

export type PhaseCommand =
  | { readonly kind: "phase.set"; readonly phase: PhaseId | null }
  | { readonly kind: "agenda.set"; readonly phases: readonly Phase[] }
  | { readonly kind: "structure.lock"; readonly locked: boolean };

export const PHASE_REASONS = [
  "no-such-phase",
  "phase-in-use",
  "too-many-phases",
  "group-not-ready",
  "phase-waits",
] as const;
export type PhaseReason = (typeof PHASE_REASONS)[number];

export function reducePhases(session: Session, command: PhaseCommand, context: Context): Reply<Step, PhaseReason> {
  if (command.kind === "phase.set") return setPhase(session, command.phase, context);
  if (command.kind === "agenda.set") return setAgenda(session, command.phases);
  if (session.structureLocked === command.locked) return step(session);
  return step({ ...session, structureLocked: command.locked }, [{ kind: "access" }]);
}

function gateOf(session: Session): string {
  return currentPhase(session)?.gate ?? "open";
}

function accessEffects(before: Session, after: Session): readonly Effect[] {
  return gateOf(before) === gateOf(after) ? [] : [{ kind: "access" }];
}

function placeIn(phases: readonly Phase[], phase: PhaseId | null): number {
  return phases.findIndex(({ id }) => id === phase);
}

/** Up to the phase that waits the table moves freely; beyond it lies what its group has not opened yet. */
function isHeldBack(session: Session, phase: PhaseId | null, context: Context): boolean {
  const { phases, waits } = session;
  if (waits === null || (phase !== null && placeIn(phases, phase) <= placeIn(phases, waits))) return false;
  return session.phase !== waits || !mayAdvance(waitingOf(session, context.table ?? []));
}

function setPhase(session: Session, phase: PhaseId | null, context: Context): Reply<Step, PhaseReason> {
  if (phase === session.phase) return step(session);
  const target = session.phases.find(({ id }) => id === phase);
  if (phase !== null && !target) return no("no-such-phase");
  if (isHeldBack(session, phase, context)) return no("group-not-ready");
  const rounds = { ...session.rounds, ...NO_TURNS };
  const began = phase === null ? {} : hereBy(context.table ?? []);
  // What is left of one phase's time is not the next one's.
  const anew = { began, ready: [], floor: null, timer: NO_TIMER };
  const next: Session = { ...session, ...anew, phase, waits: waitsIn(session, target), rounds };
  return step(next, accessEffects(session, next));
}

/** An earlier phase opens nothing: what waits goes on waiting. */
function waitsIn({ phases, waits }: Session, target: Phase | undefined): PhaseId | null {
  if (target && waits !== null && placeIn(phases, target.id) < placeIn(phases, waits)) return waits;
  return isWaitingPhase(target) ? target.id : null;
}

function setAgenda(session: Session, phases: readonly Phase[]): Reply<Step, PhaseReason> {
  if (phases.length > limits.PHASES_MAX_COUNT) return no("too-many-phases");
  if (session.phase !== null && !phases.some(({ id }) => id === session.phase)) return no("phase-in-use");
  if (session.waits !== null && !isSameUpTo(session.waits, session.phases, phases)) return no("phase-waits");
  const next: Session = {
    ...session,
    phases,
    waits: waitsAfter(session, phases),
    preparation: { ...session.preparation, notes: notesOf(session.preparation, phases) },
  };
  return step(next, accessEffects(session, next));
}

/** Else the phase that waits could be emptied of its rule, or passed by moving what comes after it before it. */
function isSameUpTo(waits: PhaseId, before: readonly Phase[], after: readonly Phase[]): boolean {
  const kept = before.slice(0, placeIn(before, waits) + 1);
  return kept.every(({ id, gate, readyRule }, at) => {
    const now = after[at];
    return now?.id === id && now.gate === gate && now.readyRule === readyRule;
  });
}

/** The phase under way can be given a rule: from then on it waits. */
function waitsAfter(session: Session, phases: readonly Phase[]): PhaseId | null {
  if (session.waits !== null) return session.waits;
  const current = phases.find(({ id }) => id === session.phase);
  return isWaitingPhase(current) ? current.id : null;
}
