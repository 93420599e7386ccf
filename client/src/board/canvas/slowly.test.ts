import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { slowly } from "./slowly.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("CAN126 what is told beside the board follows the first step at once, the next ones ten times a second, and the last one always", () => {
  let [now, told] = [0, -1];
  const soon = slowly(() => (told = now), 100);
  const seen: number[] = [];
  for (now = 1; now <= 20; now += 1) {
    soon();
    seen.push(told);
    vi.advanceTimersByTime(16);
  }
  expect(seen[0]).toBe(1);
  expect(new Set(seen).size).toBeLessThanOrEqual(5);
  now = 20;
  vi.advanceTimersByTime(200);
  expect(told).toBe(20);
  soon.stop();
});
