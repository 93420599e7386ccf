import { expect, test } from "vitest";
import { coverOf, isCovered, isMounted } from "./culling.ts";

const seen = { x: 0, y: 0, w: 1000, h: 800 };

test("CAN10 a small pan or zoom mounts nothing new; a long one does", () => {
  const cover = coverOf(seen, 1);
  expect(isCovered(cover, seen, 1)).toBe(true);
  expect(isCovered(cover, { ...seen, x: 400, y: -400 }, 1)).toBe(true);
  expect(isCovered(cover, { ...seen, x: 600 }, 1)).toBe(false);
  expect(isCovered(cover, { x: 400, y: 300, w: 200, h: 160 }, 5)).toBe(false);
});

test("CAN10 whatever is in view is mounted, wherever the view goes within its cover", () => {
  const cover = coverOf(seen, 1);
  for (let x = -500; x <= 500; x += 100) {
    const now = { ...seen, x };
    expect(isCovered(cover, now, 1)).toBe(true);
    for (const at of [x, x + 999]) expect(isMounted(cover, { x: at, y: 400, w: 200, h: 96 })).toBe(true);
  }
  expect(isMounted(cover, { x: 1600, y: 0, w: 200, h: 96 })).toBe(false);
});
