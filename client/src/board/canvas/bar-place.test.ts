import { expect, test } from "vitest";
import { intersects } from "@tablee/shared/board/geometry";
import { barPlace } from "./bar-place.ts";

const view = { x: 76, y: 0, w: 924, h: 700 };
const bar = { w: 400, h: 48 };

test("CAN12 the bar of a choice stays in view and never lies over what is chosen, as long as there is room beside it", () => {
  for (let x = -100; x < 1000; x += 60) {
    for (let y = -60; y < 700; y += 40) {
      const target = { x, y, w: 200, h: 120 };
      const at = { ...barPlace({ target, bar, view }), ...bar };
      expect(intersects(at, target)).toBe(false);
      expect(at.x).toBeGreaterThanOrEqual(view.x);
      expect(at.x + at.w).toBeLessThanOrEqual(view.x + view.w);
      expect(at.y).toBeGreaterThanOrEqual(view.y);
      expect(at.y + at.h).toBeLessThanOrEqual(view.y + view.h);
    }
  }
});

test("CAN12 what fills the view leaves the bar the foot of it", () => {
  expect(barPlace({ target: { x: 0, y: -50, w: 2000, h: 900 }, bar, view })).toEqual({ x: 592, y: 644 });
});
