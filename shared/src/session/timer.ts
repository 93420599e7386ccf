import * as limits from "../limits.ts";
import { assertNever, no, yes } from "../reply.ts";
import type { Reply } from "../reply.ts";
import { step } from "./step.ts";
import type { Step } from "./step.ts";
import type { Session, Timer } from "./types.ts";

/**
 *   none ──start──► running ◄──resume── paused
 *                     │  ▲  └──pause──►
 *               extend└──┘      stop, the next phase, the closing: any ──► none
 */

export type TimerCommand =
  | { readonly kind: "timer.start"; readonly seconds: number }
  | { readonly kind: "timer.extend"; readonly seconds: number }
  | { readonly kind: "timer.pause" }
  | { readonly kind: "timer.resume" }
  | { readonly kind: "timer.stop" };

export const NO_TIMER: Timer = { kind: "none" };

export const TIMER_REASONS = ["no-timer", "timer-not-running", "timer-not-paused", "timer-out-of-range"] as const;
export type TimerReason = (typeof TIMER_REASONS)[number];

export function reduceTimer(session: Session, command: TimerCommand, now: number): Reply<Step, TimerReason> {
  const timer = next(session.timer, command, now);
  return timer.ok ? step({ ...session, timer: timer.value }) : timer;
}

function next(timer: Timer, command: TimerCommand, now: number): Reply<Timer, TimerReason> {
  switch (command.kind) {
    case "timer.start":
      return startTimer(command.seconds, now);
    case "timer.extend":
      return extendTimer(timer, command.seconds, now);
    case "timer.pause":
      return pauseTimer(timer, now);
    case "timer.resume":
      return resumeTimer(timer, now);
    case "timer.stop":
      return yes(NO_TIMER);
    default:
      return assertNever(command);
  }
}

function startTimer(seconds: number, now: number): Reply<Timer, TimerReason> {
  if (seconds < limits.TIMER_MIN_SECONDS || seconds > limits.TIMER_MAX_SECONDS) return no("timer-out-of-range");
  return yes({ kind: "running", endsAt: now + seconds * 1_000, totalMs: seconds * 1_000 });
}

/** Time added after the end counts from now: "one more minute" is one minute, however late it is said. */
function extendTimer(timer: Timer, seconds: number, now: number): Reply<Timer, TimerReason> {
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

function pauseTimer(timer: Timer, now: number): Reply<Timer, TimerReason> {
  if (timer.kind !== "running") return no("timer-not-running");
  return yes({ kind: "paused", leftMs: Math.max(0, timer.endsAt - now), totalMs: timer.totalMs });
}

function resumeTimer(timer: Timer, now: number): Reply<Timer, TimerReason> {
  if (timer.kind !== "paused") return no("timer-not-paused");
  return yes({ kind: "running", endsAt: now + timer.leftMs, totalMs: timer.totalMs });
}
