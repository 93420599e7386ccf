import { pino } from "pino";
import type { DestinationStream, Logger } from "pino";
import * as limits from "@tablee/shared/limits";

export type { Logger };

const MINUTE_MS = 60_000;
const MESSAGE_MAX_CHARS = 200;

/** Says how many lines were left out since the last one that was not; undefined: leave this one out. */
class Patience {
  readonly #told = new Map<unknown, { since: number; lines: number; leftOut: number }>();

  ask(message: unknown, now: number): number | undefined {
    const one = this.#told.get(message) ?? { since: now, lines: 0, leftOut: 0 };
    this.#told.set(message, one);
    if (now - one.since >= MINUTE_MS) Object.assign(one, { since: now, lines: 0 });
    if (one.lines >= limits.LOG_LINES_PER_MESSAGE_PER_MINUTE_COUNT) {
      one.leftOut += 1;
      return undefined;
    }
    one.lines += 1;
    const { leftOut } = one;
    one.leftOut = 0;
    return leftOut;
  }
}

/** What an error says of the code. A parser quotes what it could not read, which may be somebody’s words. */
function bareError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack = "" } = error;
  return {
    type: name,
    ...("code" in error && { code: error.code }),
    message: error instanceof SyntaxError ? "" : message.slice(0, MESSAGE_MAX_CHARS),
    stack: stack.split("\n").filter((line) => line.startsWith("    at ")),
  };
}

/** A log that cannot be written is a line less, not the end of the house. */
export function logTo(fd: number): ReturnType<typeof pino.destination> {
  const destination = pino.destination({ fd, maxLength: limits.LOG_WAITING_MAX_BYTES });
  destination.on("error", () => undefined);
  return destination;
}

/**
 * One JSON line per event on standard error. No secret, name or text is ever logged: callers pass counts and ids, and a
 * message that is the same each time. What happens again and again is told so often in a minute, and then counted: a
 * store that refuses for a night must not fill the disk that is full already.
 */
export function createLog(level: string, destination: DestinationStream = logTo(2)): Logger {
  const patience = new Patience();
  return pino(
    {
      level,
      base: null,
      serializers: { err: bareError },
      hooks: {
        logMethod(args, write) {
          const [fields, message]: unknown[] = args;
          const leftOut = patience.ask(message ?? fields, performance.now());
          if (leftOut === undefined) return;
          if (leftOut === 0) write.apply(this, args);
          else if (typeof fields === "object") write.apply(this, [{ ...fields, leftOut }, String(message)]);
          else write.apply(this, [{ leftOut }, String(fields)]);
        },
      },
    },
    destination,
  );
}
