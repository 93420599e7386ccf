import { expect, test, vi } from "vitest";
import * as limits from "@tablee/shared/limits";
import { WaitingSockets } from "./waiting.ts";

test("LIM80 of those at the door beyond its bound the one who has waited longest goes, and who comes next is let in", () => {
  const reasons: string[] = [];
  const waiting = new WaitingSockets({
    withinMs: limits.HANDSHAKE_WITHIN_MS,
    isProxied: false,
    turnedAway: (reason) => reasons.push(reason),
  });
  const ended: string[] = [];
  const come = (address: string, at: number): (() => void) =>
    waiting.enter(address, () => ended.push(`${address} ${at}`));
  for (let at = 0; at < limits.WAITING_PER_ADDRESS_MAX_COUNT; at += 1) come("crowd", at);
  const leave = come("calm", 0);
  expect(ended).toEqual([]);
  come("crowd", -1);
  expect(ended).toEqual(["crowd 0"]);
  // Many addresses: the bound over all takes the oldest, and that is not the calm one, who is somebody by now.
  leave();
  leave();
  const missing = limits.WAITING_MAX_COUNT - waiting.size;
  for (let at = 0; at < missing; at += 1) come(`address ${at}`, at);
  expect(ended).toHaveLength(1);
  come("calm", 1);
  expect(ended).toEqual(["crowd 0", "crowd 1"]);
  expect(waiting.size).toBe(limits.WAITING_MAX_COUNT);
  expect(reasons).toEqual(["too-many-waiting", "too-many-waiting"]);
  waiting.close();
});

test("LIM94 behind a trusted proxy all may have one address, and the bound over all is the only one", () => {
  const waiting = new WaitingSockets({
    withinMs: limits.HANDSHAKE_WITHIN_MS,
    isProxied: true,
    turnedAway: () => undefined,
  });
  let ended = 0;
  for (let at = 0; at < limits.WAITING_MAX_COUNT; at += 1) waiting.enter("proxy", () => (ended += 1));
  expect(ended).toBe(0);
  waiting.enter("proxy", () => (ended += 1));
  expect(ended).toBe(1);
  waiting.close();
});

test("LIM81 whoever is nobody after the time for a handshake is ended, and who came later stays", () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  try {
    const waiting = new WaitingSockets({
      withinMs: limits.HANDSHAKE_WITHIN_MS,
      isProxied: false,
      turnedAway: () => undefined,
    });
    const ended: number[] = [];
    waiting.enter("one", () => ended.push(1));
    vi.advanceTimersByTime(limits.HANDSHAKE_WITHIN_MS - 1_000);
    waiting.enter("one", () => ended.push(2));
    expect(ended).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(ended).toEqual([1]);
    vi.advanceTimersByTime(limits.HANDSHAKE_WITHIN_MS);
    expect(ended).toEqual([1, 2]);
    waiting.close();
  } finally {
    vi.useRealTimers();
  }
});
