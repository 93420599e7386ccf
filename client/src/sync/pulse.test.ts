import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pulse } from "./pulse.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test("a link that is silent is asked once before it is given up, and one that answers goes on", () => {
  const did: string[] = [];
  const pulse = new Pulse({ ask: () => did.push("ask"), dead: () => did.push("dead") });
  pulse.begin();
  vi.advanceTimersByTime(29_000);
  expect(did).toEqual([]);
  vi.advanceTimersByTime(6_000);
  expect(did).toEqual(["ask"]);
  pulse.beat();
  vi.advanceTimersByTime(29_000);
  expect(did).toEqual(["ask"]);
  vi.advanceTimersByTime(25_000);
  expect(did).toEqual(["ask", "ask", "dead"]);
  pulse.end();
});

test("a page that was asleep for minutes asks before it takes the silence for an end", () => {
  const did: string[] = [];
  const pulse = new Pulse({ ask: () => did.push("ask"), dead: () => did.push("dead") });
  pulse.begin();
  vi.setSystemTime(Date.now() + 300_000);
  vi.advanceTimersByTime(5_000);
  expect(did).toEqual(["ask"]);
  pulse.end();
});
