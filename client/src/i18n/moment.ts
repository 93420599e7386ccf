import type { Locale } from "@tablee/shared/locales";

/** Moments of the day as people say them. Times are milliseconds since 1970. */

/** Dates of our English are British, as its words are: `en` alone would be American. */
export function datesIn(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, options);
}

export function sayMoment(locale: Locale, at: number): string {
  return datesIn(locale, { dateStyle: "long", timeStyle: "short" }).format(at);
}

const STEPS = [
  { unit: "minute", ms: 60_000, most: 60 },
  { unit: "hour", ms: 3_600_000, most: 24 },
  { unit: "day", ms: 86_400_000, most: 30 },
  { unit: "month", ms: 30 * 86_400_000, most: 12 },
  { unit: "year", ms: 365 * 86_400_000, most: Infinity },
] as const;

/** How long ago, in the largest unit that fits; null: less than a minute, or ahead, as another clock may be. */
export function sayAgo(locale: Locale, at: number, now: number): string | null {
  const ms = now - at;
  const step = STEPS.find(({ ms: one, most }) => Math.floor(ms / one) < most);
  if (!step || ms < 60_000) return null;
  return new Intl.RelativeTimeFormat(locale).format(-Math.floor(ms / step.ms), step.unit);
}

/** A day of the calendar, `2026-12-14`: the same day wherever one is. */
export function sayDay(locale: string, day: string): string {
  const format = datesIn(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return format.format(Date.parse(`${day}T00:00:00Z`));
}
