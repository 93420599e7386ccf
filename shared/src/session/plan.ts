/**
 * When a table meets next, and how often: a time on the wall of one place. Kept as it is said, and not as a moment, so
 * that two o’clock stays two o’clock when the clocks of that place change.
 */

export const EVERY = ["once", "week", "fortnight", "month", "quarter"] as const;
/** `month`, `quarter`: on the same weekday of the month, as the second Tuesday; a fifth one is the last. */
export type Every = (typeof EVERY)[number];

export interface Plan {
  /** `2027-03-09T14:00`, on the clock of `zone`. */
  readonly start: string;
  /** As of the IANA: `Europe/Paris`. */
  readonly zone: string;
  readonly minutes: number;
  readonly every: Every;
}

/** Of a meeting that opens this long before its time, it is the time. */
const EARLY_MS = 12 * 3_600_000;
const DAY_MS = 86_400_000;
/** A plan that began so many times ago is old enough to be made anew. */
const LOOKED_AT_COUNT = 2_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const held = clocks.get(zone);
  if (held) return held;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(zone, made);
  return made;
}

export function isZone(zone: string): boolean {
  try {
    clockOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** A day and a minute that the calendar has. */
export function isWallTime(text: string): boolean {
  const at = wallMs(text);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** As if the place had no zone: for arithmetic on days. */
function wallMs(text: string): number {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
}

/** How far the clock of a place is ahead of UTC at a moment, in milliseconds. */
export function offsetMs(at: number, zone: string): number {
  const parts = clockOf(zone).formatToParts(at);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const [year, month, day] = [part("year"), part("month") - 1, part("day")];
  const wall = Date.UTC(year, month, day, part("hour"), part("minute"), part("second"));
  return wall - Math.floor(at / 1_000) * 1_000;
}

/** Milliseconds since 1970. A time that the clocks of the place jump over is an hour beside it. */
export function momentOf(wall: string, zone: string): number {
  const at = wallMs(wall);
  const near = at - offsetMs(at, zone);
  return at - offsetMs(near, zone);
}

/** Which of its weekday in the month a day is, from 1; −1 for a fifth, which is the last. */
export function placeInMonth(wall: string): { readonly weekday: number; readonly nth: number } {
  const day = new Date(wallMs(wall));
  const nth = Math.ceil(day.getUTCDate() / 7);
  return { weekday: day.getUTCDay(), nth: nth === 5 ? -1 : nth };
}

function nthOfMonth(month: Date, { weekday, nth }: { readonly weekday: number; readonly nth: number }): number {
  const [year, at] = [month.getUTCFullYear(), month.getUTCMonth()];
  if (nth > 0) return 1 + ((7 + weekday - new Date(Date.UTC(year, at, 1)).getUTCDay()) % 7) + (nth - 1) * 7;
  const last = new Date(Date.UTC(year, at + 1, 0));
  return last.getUTCDate() - ((7 + last.getUTCDay() - weekday) % 7);
}

/** The time on the wall of the one after so many others, from 0. */
export function occurrence({ start, every }: Plan, count: number): string {
  const first = new Date(wallMs(start));
  if (every === "week" || every === "fortnight") {
    const days = count * (every === "week" ? 7 : 14);
    return textOf(first.getTime() + days * DAY_MS);
  }
  const months = count * (every === "quarter" ? 3 : every === "month" ? 1 : 0);
  if (months === 0) return start;
  const month = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1));
  const day = nthOfMonth(month, placeInMonth(start));
  return `${textOf(month.getTime()).slice(0, 8)}${String(day).padStart(2, "0")}${start.slice(10)}`;
}

function textOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 16);
}

/** When the table meets next: a moment, or null when nothing is planned any more. `since`: when this meeting opened. */
export function nextMeeting(
  plan: Plan | null,
  { since, now }: { readonly since: number | null; readonly now: number },
): number | null {
  if (plan === null) return null;
  const after = Math.max(since === null ? -Infinity : since + EARLY_MS, now - EARLY_MS);
  const count = plan.every === "once" ? 1 : LOOKED_AT_COUNT;
  for (let at = 0; at < count; at += 1) {
    const moment = momentOf(occurrence(plan, at), plan.zone);
    if (moment > after) return moment;
  }
  return null;
}
