import { expect, test } from "vitest";
import { NO_LOSS } from "../support/oracle.ts";
import { playFrozen } from "./frozen.ts";
import { chosenSeed } from "../support/random.ts";

const SECONDS = 6;

// Thirty seconds by `npm run crash -- --frozen 30`.
test(`SYN98 while the process stands still for ${SECONDS} s nobody who writes is told saved, and after it all come back by themselves, nothing lost and nothing twice`, async () => {
  const seed = chosenSeed();
  const report = await playFrozen({ seconds: SECONDS, seed });
  expect({ seed, lost: report.losses.filter(({ lost, back }) => lost.length + back.length > 0) }).toEqual({
    seed,
    lost: [],
  });
  expect(report.losses).toContainEqual(NO_LOSS);
  expect(report.told).not.toContain("saved");
  expect(report.cards).toBeGreaterThan(20);
  expect(report.secondsUntilSeen).toBeLessThan(10);
  expect(report.secondsUntilTogether).toBeLessThan(20);
}, 90_000);
