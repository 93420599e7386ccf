import { momentOf, offsetMs, placeInMonth } from "./plan.ts";
import type { Every, Plan } from "./plan.ts";

/** A plan as a calendar file (RFC 5545): one event that comes again, on the clock of its place, with a reminder. */

export interface Appointment {
  readonly plan: Plan;
  /** The same for the same table: a newer file takes the place of an older one in people’s calendars. */
  readonly uid: string;
  /** Higher with each change. */
  readonly revision: number;
  readonly title: string;
  readonly about: string;
  readonly url: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const LINE_MAX_BYTES = 75;
const YEAR_MS = 365 * 86_400_000;
/** Programs without an end show a meeting for ever; after this a new file is due. */
const AHEAD_MS = 2 * YEAR_MS;
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const STEP_MS = 7 * 86_400_000;

export function calendarOf(appointment: Appointment): string {
  const { plan, uid, revision, title, about, url, now } = appointment;
  const starts = momentOf(plan.start, plan.zone);
  const until = Math.max(starts, now) + AHEAD_MS;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Tablee//Tablee//FR",
    "METHOD:PUBLISH",
    ...zoneLines(plan.zone, { from: starts - STEP_MS, until: until + STEP_MS }),
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `SEQUENCE:${revision}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART;TZID=${plan.zone}:${wall(plan.start)}`,
    `DURATION:PT${plan.minutes}M`,
    ...ruleLines(plan, until),
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(about)}`,
    `URL:${url}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    "TRIGGER:-P1D",
    `DESCRIPTION:${escaped(title)}`,
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.map(folded).join("\r\n")}\r\n`;
}

const RULES: Readonly<Record<Exclude<Every, "once">, (start: string) => string>> = {
  week: () => "FREQ=WEEKLY",
  fortnight: () => "FREQ=WEEKLY;INTERVAL=2",
  month: (start) => `FREQ=MONTHLY;BYDAY=${dayOf(start)}`,
  quarter: (start) => `FREQ=MONTHLY;INTERVAL=3;BYDAY=${dayOf(start)}`,
};

function dayOf(start: string): string {
  const { weekday, nth } = placeInMonth(start);
  return `${nth}${WEEKDAYS[weekday]}`;
}

function ruleLines({ start, every }: Plan, until: number): string[] {
  return every === "once" ? [] : [`RRULE:${RULES[every](start)};UNTIL=${utc(until)}`];
}

/** Written out turn by turn: what programs know of a name differs, and what they are told does not. */
function zoneLines(zone: string, { from, until }: { readonly from: number; readonly until: number }): string[] {
  const first = offsetMs(from, zone);
  const turns = turnsOf(zone, { from, until });
  const least = Math.min(first, ...turns.map(({ to }) => to));
  const parts = [
    part({ starts: "19700101T000000", from: first, to: first, isSummer: first > least }),
    ...turns.map(({ at, before, to }) =>
      part({ starts: wall(isoAt(at + before)), from: before, to, isSummer: to > least }),
    ),
  ];
  return ["BEGIN:VTIMEZONE", `TZID:${zone}`, ...parts.flat(), "END:VTIMEZONE"];
}

interface Turn {
  readonly at: number;
  readonly before: number;
  readonly to: number;
}

function turnsOf(zone: string, { from, until }: { readonly from: number; readonly until: number }): Turn[] {
  const turns: Turn[] = [];
  for (let at = from; at < until; at += STEP_MS) {
    const [before, to] = [offsetMs(at, zone), offsetMs(at + STEP_MS, zone)];
    if (before !== to) turns.push({ at: turnBetween(zone, at, at + STEP_MS), before, to });
  }
  return turns;
}

/** The first whole minute on which the clock says otherwise than at `from`. */
function turnBetween(zone: string, from: number, until: number): number {
  const minute = 60_000;
  const before = offsetMs(from, zone);
  let [low, high] = [Math.floor(from / minute), Math.ceil(until / minute)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(middle * minute, zone) === before) low = middle;
    else high = middle;
  }
  return high * minute;
}

interface ZonePart {
  readonly starts: string;
  readonly from: number;
  readonly to: number;
  readonly isSummer: boolean;
}

function part({ starts, from, to, isSummer }: ZonePart): string[] {
  const name = isSummer ? "DAYLIGHT" : "STANDARD";
  return [
    `BEGIN:${name}`,
    `DTSTART:${starts}`,
    `TZOFFSETFROM:${offset(from)}`,
    `TZOFFSETTO:${offset(to)}`,
    `END:${name}`,
  ];
}

function offset(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${ms < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`;
}

function isoAt(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}

/** `2027-03-09T14:00` as `20270309T140000`. */
function wall(text: string): string {
  return `${text.replaceAll(/[-:]/g, "")}00`;
}

function utc(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n?|\n/g, String.raw`\n`);
}

/** Lines are short, counted in bytes; what goes on begins with a space, and no letter is cut in two. */
function folded(line: string): string {
  const pieces: string[] = [];
  let [piece, bytes] = ["", 0];
  for (const letter of line) {
    const more = bytesOf(letter.codePointAt(0) ?? 0);
    if (bytes + more > LINE_MAX_BYTES) {
      pieces.push(piece);
      [piece, bytes] = [" ", 1];
    }
    piece += letter;
    bytes += more;
  }
  return [...pieces, piece].join("\r\n");
}

/** In UTF-8. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
