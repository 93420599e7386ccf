import type { PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import { no } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { currentPhase } from "./access.ts";
import { step } from "./step.ts";
import type { Effect, Step } from "./step.ts";
import type { Phase, Session } from "./types.ts";

/**   phase:  null ──set──► any ──set──► any          (ready and floor start anew with each) */

export type PhaseCommand =
  | { readonly kind: "phase.set"; readonly phase: PhaseId | null }
  | { readonly kind: "agenda.set"; readonly phases: readonly Phase[] }
  | { readonly kind: "structure.lock"; readonly locked: boolean };

export const PHASE_REASONS = ["no-such-phase", "phase-in-use", "too-many-phases"] as const;
export type PhaseReason = (typeof PHASE_REASONS)[number];

export function reducePhases(session: Session, command: PhaseCommand): Reply<Step, PhaseReason> {
  if (command.kind === "phase.set") return setPhase(session, command.phase);
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

function setPhase(session: Session, phase: PhaseId | null): Reply<Step, PhaseReason> {
  if (phase === session.phase) return step(session);
  if (phase !== null && !session.phases.some(({ id }) => id === phase)) return no("no-such-phase");
  const rounds = { ...session.rounds, turns: false };
  const next: Session = { ...session, phase, ready: [], floor: null, rounds };
  return step(next, accessEffects(session, next));
}

function setAgenda(session: Session, phases: readonly Phase[]): Reply<Step, PhaseReason> {
  if (phases.length > limits.PHASES_MAX_COUNT) return no("too-many-phases");
  if (session.phase !== null && !phases.some(({ id }) => id === session.phase)) return no("phase-in-use");
  const next = { ...session, phases };
  return step(next, accessEffects(session, next));
}
