import { pino } from "pino";
import type { Logger } from "pino";

export type { Logger };

/** One JSON line per event on standard error. No secret, name or text is ever logged: callers pass counts and ids. */
export function createLog(level: string): Logger {
  return pino({ level, base: null }, pino.destination(2));
}
