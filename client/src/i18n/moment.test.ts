import { expect, test } from "vitest";
import { datesIn, sayAgo, sayDay, sayMoment } from "./moment.ts";

const NOW = Date.UTC(2026, 4, 12, 12, 0, 0);
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test("VER15 how long ago something was is said in the largest unit that fits, in both languages, and nothing is said of what is just now", () => {
  const ago = (ms: number): (string | null)[] => [sayAgo("fr", NOW - ms, NOW), sayAgo("en", NOW - ms, NOW)];
  expect(ago(59_000)).toEqual([null, null]);
  expect(ago(-HOUR)).toEqual([null, null]);
  expect(ago(3 * MINUTE)).toEqual(["il y a 3 minutes", "3 minutes ago"]);
  expect(ago(59 * MINUTE + 59_000)).toEqual(["il y a 59 minutes", "59 minutes ago"]);
  expect(ago(HOUR)).toEqual(["il y a 1 heure", "1 hour ago"]);
  expect(ago(47 * HOUR)).toEqual(["il y a 1 jour", "1 day ago"]);
  expect(ago(45 * DAY)).toEqual(["il y a 1 mois", "1 month ago"]);
  expect(ago(800 * DAY)).toEqual(["il y a 2 ans", "2 years ago"]);
  expect(sayMoment("fr", NOW)).toMatch(/^12 mai 2026/);
});

test("UIX160 dates in English are British, as its words are", () => {
  expect(sayMoment("en", new Date(2026, 4, 12, 16, 2).getTime())).toBe("12 May 2026 at 16:02");
  expect(sayDay("en", "2026-05-12")).toBe("12 May 2026");
  expect(datesIn("fr", { dateStyle: "long" }).resolvedOptions().locale).toBe("fr");
});
