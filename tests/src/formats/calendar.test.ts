import ICAL from "ical.js";
import { expect, test } from "vitest";
import { calendarOf } from "@tablee/shared/session/calendar";
import type { Appointment } from "@tablee/shared/session/calendar";
import { momentOf, occurrence } from "@tablee/shared/session/plan";
import type { Every, Plan } from "@tablee/shared/session/plan";

const APPOINTMENT: Omit<Appointment, "plan"> = {
  uid: "board@tablee.example",
  revision: 3,
  title: "Groupe des alliés ; obstacles, leviers\\conditions",
  about:
    "Nous suivons ensemble ce qui change dans la formation.\nVenez avec vos mots, même d’une seule ligne… 🪶".repeat(3),
  url: "https://tablee.example/b/board",
  now: Date.UTC(2027, 0, 15, 9),
};

function parsed(plan: Plan) {
  const text = calendarOf({ ...APPOINTMENT, plan });
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone") ?? undefined);
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(zone, plan.zone);
  const event = new ICAL.Event(calendar.getFirstSubcomponent("vevent") ?? undefined);
  return { text, calendar, event };
}

/** By another library than the one that wrote it, from nothing but the file: its own zone and its own rule. */
function momentsIn(plan: Plan, count: number): number[] {
  const { event } = parsed(plan);
  const each = event.iterator();
  return Array.from({ length: count }, () => each.next()).flatMap((time) => (time ? [time.toJSDate().getTime()] : []));
}

test.each([
  ["Europe/Paris", "2027-03-09T14:00"],
  ["Europe/Paris", "2027-10-26T18:30"],
  ["Australia/Lord_Howe", "2027-03-31T09:15"],
  ["America/Cayenne", "2027-03-09T14:00"],
  ["Pacific/Noumea", "2027-12-31T23:30"],
  ["America/St_Johns", "2027-11-01T00:10"],
])("SER12 a calendar file says the same moments as the plan, read by another program: %s, %s", (zone, start) => {
  for (const every of ["once", "week", "fortnight", "month", "quarter"] as const satisfies readonly Every[]) {
    const plan: Plan = { start, zone, minutes: 90, every };
    const count = every === "once" ? 1 : 6;
    expect([every, momentsIn(plan, count)]).toEqual([
      every,
      Array.from({ length: count }, (_, at) => momentOf(occurrence(plan, at), zone)),
    ]);
  }
});

test("SER13 a calendar file keeps to the lines, the letters and the parts that the standard asks for", () => {
  const { text, calendar, event } = parsed({
    start: "2027-03-09T14:00",
    zone: "Europe/Paris",
    minutes: 90,
    every: "month",
  });
  const bytes = new TextEncoder();
  expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
  expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  for (const line of text.split("\r\n")) expect(bytes.encode(line).length).toBeLessThanOrEqual(75);
  expect([event.summary, event.description]).toEqual([APPOINTMENT.title, APPOINTMENT.about]);
  expect([event.uid, event.sequence, event.duration.toSeconds()]).toEqual([APPOINTMENT.uid, 3, 5_400]);
  expect(calendar.getFirstSubcomponent("vtimezone")?.getFirstPropertyValue("tzid")).toBe("Europe/Paris");
  expect(event.component.getFirstSubcomponent("valarm")?.getFirstPropertyValue("action")).toBe("DISPLAY");
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER/);
});

test("SER14 a rule that goes on ends after two years, so that no calendar shows a table for ever", () => {
  const rule = /RRULE:(.*)/.exec(
    calendarOf({
      ...APPOINTMENT,
      plan: { start: "2027-03-09T14:00", zone: "Europe/Paris", minutes: 90, every: "month" },
    }),
  )?.[1];
  expect(rule?.trim()).toBe("FREQ=MONTHLY;BYDAY=2TU;UNTIL=20290308T130000Z");
});
