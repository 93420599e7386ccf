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

test("CAN12 where another bar has a corner, the bar of a choice keeps beside it if there is room", () => {
  const phone = { x: 0, y: 0, w: 390, h: 472 };
  const taken = { x: 328, y: 404, w: 62, h: 156 };
  const tall = { x: 200, y: 0, w: 140, h: 400 };
  const wide = { w: 284, h: 54 };
  const beside = barPlace({ target: tall, bar: wide, view: phone, taken });
  expect(beside).toEqual({ x: 44, y: 414 });
  expect(intersects({ ...beside, ...wide }, taken)).toBe(false);
  const narrow = { ...phone, w: 320 };
  const over = { target: tall, bar: { w: 300, h: 54 }, view: narrow, taken: { ...taken, x: 258 } };
  expect(barPlace(over)).toEqual({ x: 8, y: 414 });
});
