import { getSeat } from "../api.ts";
import { cachedSeat } from "../session/seat-cache.ts";

/** A table that lies on this device is not kept waiting by a network that does not answer. */
const KNOWN_SEAT_WITHIN_MS = 4_000;

type Answer = ReturnType<typeof getSeat>;

let early: { readonly id: string; readonly answer: Answer } | null = null;

function ask(id: string): Answer {
  return getSeat(id, cachedSeat(id) ? KNOWN_SEAT_WITHIN_MS : undefined);
}

/** While the script of the board is on its way. */
export function askEarly(id: string): void {
  early = { id, answer: ask(id) };
}

/** What was asked early is an answer once: whoever tries again asks again. */
export function askSeat(id: string): Answer {
  const asked = early?.id === id ? early.answer : null;
  early = null;
  return asked ?? ask(id);
}
