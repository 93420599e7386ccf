import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createTaps } from "./taps.ts";
import type { Touch } from "./taps.ts";

function touch(clientX: number, timeStamp: number, pointerId = 1): Touch {
  return { pointerId, clientX, clientY: 100, target: null, timeStamp };
}

function heard() {
  const said: string[] = [];
  const taps = createTaps({ long: () => said.push("long"), twice: () => said.push("twice") });
  return { said, taps };
}

describe("CAN100 a finger that rests asks for the menu, one that moves or is lifted does not", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("after half a second, once, and what the browser makes of it is then answered", () => {
    const { said, taps } = heard();
    taps.down(touch(50, 0));
    taps.move(touch(56, 100));
    vi.advanceTimersByTime(499);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    taps.up(touch(56, 900));
    expect(said).toEqual(["long"]);
    expect(taps.isAnswered()).toBe(true);
    taps.down(touch(50, 2_000));
    expect(taps.isAnswered()).toBe(false);
  });

  test("not when it moves, is lifted, or another comes down", () => {
    const { said, taps } = heard();
    taps.down(touch(50, 0));
    taps.move(touch(62, 100));
    vi.advanceTimersByTime(1_000);
    taps.down(touch(50, 2_000));
    taps.up(touch(50, 2_100));
    vi.advanceTimersByTime(1_000);
    taps.down(touch(50, 4_000));
    taps.cancel();
    vi.advanceTimersByTime(1_000);
    expect(said).toEqual([]);
  });
});

test("CAN101 two taps at one place and soon after each other are one double tap, and a third begins anew", () => {
  const { said, taps } = heard();
  const tap = (x: number, at: number): void => {
    taps.down(touch(x, at));
    taps.up(touch(x, at + 40));
  };
  tap(50, 0);
  tap(60, 200);
  expect(said).toEqual(["twice"]);
  tap(60, 400);
  tap(60, 900);
  tap(120, 1_000);
  expect(said).toEqual(["twice"]);
  tap(120, 1_200);
  expect(said).toEqual(["twice", "twice"]);
});
