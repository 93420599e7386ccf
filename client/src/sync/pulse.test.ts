import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Pulse } from "./pulse.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function followed({ waiting = false } = {}): { readonly pulse: Pulse; readonly did: string[] } {
  const did: string[] = [];
  const pulse = new Pulse({
    isWaiting: () => waiting,
    ask: () => {
      did.push("ask");
      pulse.sent();
    },
    changed: () => did.push(pulse.isSilent ? "silent" : "heard"),
    dead: () => {
      did.push("dead");
      pulse.end();
    },
  });
  pulse.begin();
  return { pulse, did };
}

test("SYN160 a link that does not answer is asked once, called silent within ten seconds, and given up only much later", () => {
  const { pulse, did } = followed();
  pulse.sent();
  vi.advanceTimersByTime(3_000);
  expect(did).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(did).toEqual(["ask"]);
  vi.advanceTimersByTime(5_000);
  expect(did).toEqual(["ask", "silent"]);
  expect(pulse.isSilent).toBe(true);
  vi.advanceTimersByTime(20_000);
  expect(did).toEqual(["ask", "silent"]);
  vi.advanceTimersByTime(10_000);
  expect(did).toEqual(["ask", "silent", "dead"]);
  expect(pulse.isSilent).toBe(false);
});

test("a link that answers is trusted, and again as soon as it does after a silence", () => {
  const { pulse, did } = followed();
  pulse.sent();
  vi.advanceTimersByTime(5_000);
  pulse.heard();
  vi.advanceTimersByTime(60_000);
  // Nothing was sent that an answer is due to.
  expect(did).toEqual(["ask"]);
  pulse.sent();
  vi.advanceTimersByTime(12_000);
  pulse.heard();
  expect(did).toEqual(["ask", "ask", "silent", "heard"]);
  vi.advanceTimersByTime(60_000);
  expect(did).toHaveLength(4);
  pulse.end();
});

test("while a change waits, what was on its way before it is no answer for long", () => {
  const { pulse, did } = followed({ waiting: true });
  pulse.sent();
  vi.advanceTimersByTime(100);
  pulse.heard();
  vi.advanceTimersByTime(9_900);
  expect(did).toEqual(["ask", "silent"]);
  pulse.end();
});

test("a page that was not woken for a minute asks before it takes the silence for one", () => {
  const did: string[] = [];
  const now = vi.spyOn(performance, "now").mockReturnValue(0);
  const pulse = new Pulse({
    isWaiting: () => true,
    ask: () => did.push("ask"),
    changed: () => did.push("changed"),
    dead: () => did.push("dead"),
  });
  pulse.begin();
  pulse.sent();
  now.mockReturnValue(60_000);
  vi.advanceTimersByTime(1_000);
  expect(did).toEqual(["ask"]);
  pulse.end();
  now.mockRestore();
});
