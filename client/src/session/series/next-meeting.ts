import { momentOf, nextMeeting, occurrence } from "@tablee/shared/session/plan";
import type { Plan } from "@tablee/shared/session/plan";
import type { Series } from "@tablee/shared/session/series";
import type { Locale } from "@tablee/shared/locales";
import { datesIn } from "../../i18n/moment.ts";

/** When the table meets, in words. */

export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function sayIn(locale: Locale, at: number, zone: string): string {
  const day: Intl.DateTimeFormatOptions = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
  return datesIn(locale, { ...day, hour: "2-digit", minute: "2-digit", timeZone: zone }).format(at);
}

export interface NextMeeting {
  readonly at: number;
  /** On the clock of the place that the plan names. */
  readonly there: string;
  /** On the clock of this device, where that says something else. */
  readonly here: string | null;
}

export function nextOf({ plan, openedAt }: Series, locale: Locale, now: number): NextMeeting | null {
  const at = nextMeeting(plan, { since: openedAt, now });
  if (at === null || plan === null) return null;
  const [there, here] = [sayIn(locale, at, plan.zone), sayIn(locale, at, ownZone())];
  return { at, there, here: here === there ? null : here };
}

export function firstDates(plan: Plan, locale: Locale): readonly string[] {
  const count = plan.every === "once" ? 1 : 3;
  return Array.from({ length: count }, (_, at) => sayIn(locale, momentOf(occurrence(plan, at), plan.zone), plan.zone));
}
