import { describe, expect, test } from "vitest";
import { flatnessOf } from "./flat.ts";
import { soak } from "./soak.ts";
import { chosenSeed } from "../support/random.ts";

/** Half an hour, looked at each ten seconds. */
function series(valueAt: (minute: number) => number): { minute: number; value: number }[] {
  return Array.from({ length: 180 }, (_, at) => ({ minute: at / 6, value: valueAt(at / 6) }));
}

const wish = { warmAt: 5, earlyUntil: 10 };

describe("a long run", () => {
  test("HOM72 a growing memory is told from one that fills in the beginning and jumps", () => {
    const jumps = (minute: number) => 120 + 20 * Math.sin(minute * 7) + (minute < 5 ? -15 * (5 - minute) : 0);
    expect(flatnessOf(series(jumps), wish).isFlat).toBe(true);
    expect(
      flatnessOf(
        series((minute) => jumps(minute) + 2 * minute),
        wish,
      ).isFlat,
    ).toBe(false);
    // One that grows late only, or by stairs.
    expect(
      flatnessOf(
        series((minute) => jumps(minute) + (minute > 19 ? 30 : 0)),
        wish,
      ).isFlat,
    ).toBe(false);
    expect(
      flatnessOf(
        series((minute) => 100 + 3 * Math.floor(minute / 3)),
        wish,
      ).isFlat,
    ).toBe(false);
  });

  test("SYN101 people arrive, write, leave and come back at three tables, and at the end all of them and the store hold the same", async () => {
    const seed = chosenSeed();
    const seen: number[] = [];
    const report = await soak({
      minutes: 0.15,
      people: 24,
      seed,
      sampleEverySeconds: 2,
      onSample: ({ rss }) => seen.push(rss),
    });
    const losses = report.losses.filter(({ lost, back }) => lost.length + back.length > 0);
    expect({ seed, losses }).toEqual({ seed, losses: [] });
    expect(report.losses.length).toBeGreaterThan(20);
    expect(report.words).toBeGreaterThan(10);
    expect(seen.length).toBeGreaterThanOrEqual(3);
    const last = report.samples.at(-1);
    // Main thread and at least the one that owns the database.
    expect(last?.threads).toBeGreaterThan(1);
    for (const size of [last?.rss, last?.mainHeap, last?.folder]) expect(size).toBeGreaterThan(1);
  }, 60_000);
});
