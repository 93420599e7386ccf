import { inflate } from "@tablee/shared/board/geometry";
import { expect, test } from "vitest";
import { coverOf, isCovered, isFarAt, isMounted, keptRect } from "./culling.ts";

const seen = { x: 0, y: 0, w: 1000, h: 800 };

test("CAN10 a small pan or zoom mounts nothing new; a long one does", () => {
  const cover = coverOf(seen, 1);
  expect(isCovered(cover, seen, 1)).toBe(true);
  expect(isCovered(cover, { ...seen, x: 80, y: -80 }, 1)).toBe(true);
  expect(isCovered(cover, { ...seen, x: 600 }, 1)).toBe(false);
  expect(isCovered(cover, { x: 400, y: 300, w: 200, h: 160 }, 5)).toBe(false);
});

test("CAN10 whatever is in view is mounted, wherever the view goes within its cover", () => {
  const cover = coverOf(seen, 1);
  for (let x = -600; x <= 600; x += 50) {
    const now = { ...seen, x };
    if (!isCovered(cover, now, 1)) continue;
    for (const at of [x, x + 999]) expect(isMounted(cover, { x: at, y: 400, w: 200, h: 96 })).toBe(true);
  }
  expect(isMounted(cover, { x: 1600, y: 0, w: 200, h: 96 })).toBe(false);
});

test("CAN10 what was mounted is kept farther out than what is mounted anew", () => {
  const { rect } = coverOf(seen, 1);
  const kept = keptRect(seen);
  expect(kept).toEqual(inflate(rect, rect.x - kept.x));
  expect(rect.x - kept.x).toBeGreaterThan(100);
});

test("CAN52 near and far are told apart with a gap, so that nothing flickers at the border", () => {
  expect([isFarAt(0.36, false), isFarAt(0.38, false), isFarAt(0.41, true)]).toEqual([true, false, false]);
  expect(isFarAt(0.38, true)).toBe(true);
});
