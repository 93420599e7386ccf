import type { MemberId, PhaseId } from "../ids.ts";
import * as limits from "../limits.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { currentPhase } from "./access.ts";
import type { Asker, Phase, Session, Timer } from "./types.ts";

/**
 *   timer:  none ──start──► running ◄──resume── paused          phase:  null ──set──► any ──set──► any
 *                             │  ▲  └──pause──►                          (ready and floor start anew with each)
 *                       extend└──┘      stop: any ──► none
 *
 * Pure: the next session and what has to happen because of it. Rights are judged before, by the gateway.
 */

export type SessionCommand =
  | { readonly kind: "phase.set"; readonly phase: PhaseId | null }
  | { readonly kind: "agenda.set"; readonly phases: readonly Phase[] }
  | { readonly kind: "timer.start"; readonly seconds: number }
  | { readonly kind: "timer.extend"; readonly seconds: number }
  | { readonly kind: "timer.pause" }
  | { readonly kind: "timer.resume" }
  | { readonly kind: "timer.stop" }
  | { readonly kind: "hand.set"; readonly raised: boolean }
  | { readonly kind: "floor.give"; readonly to: MemberId | null }
  | { readonly kind: "ready.set"; readonly ready: boolean }
  | { readonly kind: "structure.lock"; readonly locked: boolean }
  /** A member was removed: nothing of theirs stays in a queue. */
  | { readonly kind: "member.forget"; readonly member: MemberId };

export const SESSION_REASONS = [
  "no-such-phase",
  "phase-in-use",
  "too-many-phases",
  "no-timer",
  "timer-not-running",
  "timer-not-paused",
  "timer-out-of-range",
  "too-many-hands",
] as const;
export type SessionReason = (typeof SESSION_REASONS)[number];

/** `access`: what members may write in the room has changed, and every connection must be judged again. */
export type Effect = { readonly kind: "access" };

export interface Step {
  readonly session: Session;
  readonly effects: readonly Effect[];
}

export interface Context {
  readonly asker: Asker;
  readonly now: number;
}

export const NEW_SESSION: Session = {
  phases: [],
  phase: null,
  timer: { kind: "none" },
  hands: [],
  floor: null,
  ready: [],
  structureLocked: false,
};

export function reduce(session: Session, command: SessionCommand, context: Context): Reply<Step, SessionReason> {
  switch (command.kind) {
    case "phase.set":
      return setPhase(session, command.phase);
    case "agenda.set":
      return setAgenda(session, command.phases);
    case "timer.start":
      return withTimer(session, startTimer(command.seconds, context.now));
    case "timer.extend":
      return withTimer(session, extendTimer(session.timer, command.seconds, context.now));
    case "timer.pause":
      return withTimer(session, pauseTimer(session.timer, context.now));
    case "timer.resume":
      return withTimer(session, resumeTimer(session.timer, context.now));
    case "timer.stop":
      return withTimer(session, yes({ kind: "none" }));
    case "hand.set":
      return setHand(session, context.asker.id, command.raised);
    case "floor.give":
      return step({ ...session, floor: command.to, hands: session.hands.filter((id) => id !== command.to) });
    case "ready.set":
      return step({ ...session, ready: toggled(session.ready, context.asker.id, command.ready) });
    case "structure.lock":
      if (session.structureLocked === command.locked) return step(session);
      return step({ ...session, structureLocked: command.locked }, [{ kind: "access" }]);
    case "member.forget":
      return step(forget(session, command.member));
    default:
      return assertNever(command);
  }
}

function step(session: Session, effects: readonly Effect[] = []): Reply<Step, never> {
  return yes({ session, effects });
}

function toggled(list: readonly MemberId[], id: MemberId, on: boolean): readonly MemberId[] {
  if (list.includes(id) === on) return list;
  return on ? [...list, id] : list.filter((other) => other !== id);
}

function gateOf(session: Session): string {
  return currentPhase(session)?.gate ?? "open";
}

function accessEffects(before: Session, after: Session): readonly Effect[] {
  return gateOf(before) === gateOf(after) ? [] : [{ kind: "access" }];
}

function setPhase(session: Session, phase: PhaseId | null): Reply<Step, SessionReason> {
  if (phase === session.phase) return step(session);
  if (phase !== null && !session.phases.some(({ id }) => id === phase)) return no("no-such-phase");
  const next: Session = { ...session, phase, ready: [], floor: null };
  return step(next, accessEffects(session, next));
}

function setAgenda(session: Session, phases: readonly Phase[]): Reply<Step, SessionReason> {
  if (phases.length > limits.PHASES_MAX_COUNT) return no("too-many-phases");
  if (session.phase !== null && !phases.some(({ id }) => id === session.phase)) return no("phase-in-use");
  const next = { ...session, phases };
  return step(next, accessEffects(session, next));
}

function setHand(session: Session, id: MemberId, raised: boolean): Reply<Step, SessionReason> {
  if (raised && session.hands.length >= limits.HANDS_MAX_COUNT && !session.hands.includes(id))
    return no("too-many-hands");
  const floor = !raised && session.floor === id ? null : session.floor;
  return step({ ...session, floor, hands: toggled(session.hands, id, raised) });
}

function forget(session: Session, member: MemberId): Session {
  return {
    ...session,
    hands: toggled(session.hands, member, false),
    ready: toggled(session.ready, member, false),
    floor: session.floor === member ? null : session.floor,
  };
}

function withTimer(session: Session, timer: Reply<Timer, SessionReason>): Reply<Step, SessionReason> {
  return timer.ok ? step({ ...session, timer: timer.value }) : timer;
}

function startTimer(seconds: number, now: number): Reply<Timer, SessionReason> {
  if (seconds < limits.TIMER_MIN_SECONDS || seconds > limits.TIMER_MAX_SECONDS) return no("timer-out-of-range");
  return yes({ kind: "running", endsAt: now + seconds * 1_000, totalMs: seconds * 1_000 });
}

/** Time added after the end counts from now: "one more minute" is one minute, however late it is said. */
function extendTimer(timer: Timer, seconds: number, now: number): Reply<Timer, SessionReason> {
  if (timer.kind === "none") return no("no-timer");
  const left = Math.max(0, timer.kind === "running" ? timer.endsAt - now : timer.leftMs) + seconds * 1_000;
  if (left <= 0 || left > limits.TIMER_MAX_SECONDS * 1_000) return no("timer-out-of-range");
  const totalMs = Math.max(left, timer.totalMs + seconds * 1_000);
  return yes(
    timer.kind === "running"
      ? { kind: "running", endsAt: now + left, totalMs }
      : { kind: "paused", leftMs: left, totalMs },
  );
}

function pauseTimer(timer: Timer, now: number): Reply<Timer, SessionReason> {
  if (timer.kind !== "running") return no("timer-not-running");
  return yes({ kind: "paused", leftMs: Math.max(0, timer.endsAt - now), totalMs: timer.totalMs });
}

function resumeTimer(timer: Timer, now: number): Reply<Timer, SessionReason> {
  if (timer.kind !== "paused") return no("timer-not-paused");
  return yes({ kind: "running", endsAt: now + timer.leftMs, totalMs: timer.totalMs });
}
