import { expect, test } from "vitest";
import { momentOf, nextMeeting, occurrence } from "./plan.ts";
import type { Plan } from "./plan.ts";

const plan: Plan = { start: "2027-03-09T14:00", zone: "Europe/Paris", minutes: 90, every: "month" };
const DAY_MS = 86_400_000;

function times(every: Plan["every"], start = plan.start, count = 4): string[] {
  return Array.from({ length: count }, (_, at) => occurrence({ ...plan, start, every }, at));
}

test("SER9 two o’clock stays two o’clock when the clocks of the place change", () => {
  expect(times("month").map((wall) => new Date(momentOf(wall, plan.zone)).toISOString())).toEqual([
    "2027-03-09T13:00:00.000Z",
    "2027-04-13T12:00:00.000Z",
    "2027-05-11T12:00:00.000Z",
    "2027-06-08T12:00:00.000Z",
  ]);
  // An hour that is jumped over, one that comes twice, and a place half an hour off.
  expect(new Date(momentOf("2027-03-28T02:30", "Europe/Paris")).toISOString()).toMatch(/T0[01]:30/);
  expect(new Date(momentOf("2027-10-31T02:30", "Europe/Paris")).toISOString()).toMatch(/T0[01]:30/);
  expect(new Date(momentOf("2027-03-09T14:00", "Asia/Kolkata")).toISOString()).toBe("2027-03-09T08:30:00.000Z");
});

test("SER10 each month is the same weekday of the month, a fifth one is the last, and weeks go by days", () => {
  expect(times("month").map((wall) => wall.slice(0, 10))).toEqual([
    "2027-03-09",
    "2027-04-13",
    "2027-05-11",
    "2027-06-08",
  ]);
  expect(times("month", "2027-03-30T09:00", 5)).toEqual(
    ["2027-03-30", "2027-04-27", "2027-05-25", "2027-06-29", "2027-07-27"].map((day) => `${day}T09:00`),
  );
  expect(times("quarter").map((wall) => wall.slice(0, 7))).toEqual(["2027-03", "2027-06", "2027-09", "2027-12"]);
  expect(times("fortnight", "2027-12-24T09:00", 2)).toEqual(["2027-12-24T09:00", "2028-01-07T09:00"]);
  expect(times("week", "2027-03-26T09:00", 2)).toEqual(["2027-03-26T09:00", "2027-04-02T09:00"]);
});

test("SER11 the next meeting is the first one after the one that is on, also when that began before its time", () => {
  const [march, april] = times("month").map((wall) => momentOf(wall, plan.zone));
  const now = (march ?? 0) - 600_000;
  expect(nextMeeting(plan, { since: null, now })).toBe(march);
  expect(nextMeeting(plan, { since: now, now })).toBe(april);
  expect(nextMeeting(plan, { since: (march ?? 0) - 30 * DAY_MS, now })).toBe(march);
  expect(nextMeeting({ ...plan, every: "once" }, { since: now, now: now + DAY_MS })).toBeNull();
  expect(nextMeeting(null, { since: null, now })).toBeNull();
});
