import type { Timer } from "@tablee/shared/session/types";
import { useEffect, useState } from "react";

export function leftMs(timer: Timer, serverNow: number): number {
  if (timer.kind === "none") return 0;
  return timer.kind === "paused" ? timer.leftMs : Math.max(0, timer.endsAt - serverNow);
}

/** Rounded up, so that 00:00 is shown exactly when time is up. */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const hours = Math.floor(seconds / 3_600);
  const two = (value: number) => String(value).padStart(2, "0");
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** Milliseconds left, told anew as each whole second passes. */
export function useTimeLeft(timer: Timer, offsetMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  const left = leftMs(timer, now + offsetMs);
  const running = timer.kind === "running";
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      setNow(Date.now());
      const rest = leftMs(timer, Date.now() + offsetMs);
      if (rest > 0) waiting = setTimeout(tick, (rest % 1_000) + 5);
    };
    if (running) tick();
    return () => clearTimeout(waiting);
  }, [timer, offsetMs, running]);
  return left;
}

export type Moment = "half" | "oneMinute" | "end";

/** What to say aloud between two readings of the same timer; short timers have no half, and none of two minutes both. */
export function momentBetween(before: number, after: number, totalMs: number): Moment | null {
  const crossed = (at: number) => before > at && after <= at;
  if (crossed(0)) return "end";
  if (totalMs > 60_000 && crossed(60_000)) return "oneMinute";
  return totalMs > 120_000 && crossed(totalMs / 2) ? "half" : null;
}
