import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { createRation } from "./ration.ts";

beforeAll(() => void vi.useFakeTimers());
afterAll(() => void vi.useRealTimers());

test("UIX77 what others do is said together, at most three times in any minute, and the same things as one with their count", () => {
  const said: { at: number; message: string }[] = [];
  const ration = createRation(
    (message) => said.push({ at: Date.now(), message }),
    () => Date.now(),
  );
  for (let second = 0; second < 300; second += 1) {
    ration.add("cards", (count) => `${count} cartes.`, 2);
    if (second % 40 === 0) ration.add("came", () => "Tilleul arrive.");
    vi.advanceTimersByTime(1_000);
  }
  for (const { at } of said)
    expect(said.filter((other) => other.at >= at && other.at < at + 60_000).length).toBeLessThanOrEqual(3);
  expect(said.length).toBeGreaterThan(13);
  // Nothing is lost on the way, and each is one sentence.
  const counts = said.map(({ message }) => Number(/^\D*(\d+) cartes\./.exec(message)?.[1]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2 * 300 - 2 * 21);
  expect(said.filter(({ message }) => message.includes("Tilleul")).length).toBe(8);
  ration.add("cards", (count) => `${count} cartes.`);
  ration.drop();
  const before = said.length;
  vi.advanceTimersByTime(60_000);
  expect(said.length).toBe(before);
});

test("DUO22 what others did waits until a message of one’s own has been heard out, and is said then", () => {
  const said: string[] = [];
  const ration = createRation(
    (message) => said.push(message),
    () => Date.now(),
  );
  ration.add("came", () => "Tilleul arrive.");
  ration.hush(6_000);
  vi.advanceTimersByTime(3_000);
  ration.hush(6_000);
  vi.advanceTimersByTime(5_900);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(said).toEqual(["Tilleul arrive."]);
});
