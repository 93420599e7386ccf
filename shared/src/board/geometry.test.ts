import fc from "fast-check";
import { expect, test } from "vitest";
import { boundsOf, freePlace, intersects, textHeight, zoneAt, zoneFrame } from "./geometry.ts";
import type { Rect } from "./types.ts";

const size = { w: 200, h: 96 };
const area = { x: 0, y: 0, w: 900, h: 500 };

test("BRD4 cards put one after the other never lie on top of each other", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 60, max: 400 }), { maxLength: 40 }), (heights) => {
      const taken: Rect[] = [];
      for (const h of heights) {
        const spot = { ...freePlace(area, taken, { w: 200, h }), w: 200, h };
        expect(taken.some((rect) => intersects(rect, spot))).toBe(false);
        taken.push(spot);
      }
    }),
  );
});

test("the first card goes under the title of its area", () => {
  expect(freePlace(area, [], size)).toEqual({ x: 20, y: 56 });
});

test("the innermost of nested areas holds a point", () => {
  const outer = { name: "outer", rect: area };
  const inner = { name: "inner", rect: { x: 10, y: 10, w: 100, h: 100 } };
  expect(zoneAt([outer, inner], { x: 50, y: 50 })).toBe(inner);
  expect(zoneAt([outer, inner], { x: 500, y: 50 })).toBe(outer);
  expect(zoneAt([outer, inner], { x: 5_000, y: 50 })).toBeUndefined();
});

test("bounds of nothing are nothing", () => {
  expect(boundsOf([])).toBeUndefined();
  expect(boundsOf([area, { x: -10, y: 490, w: 20, h: 20 }])).toEqual({ x: -10, y: 0, w: 910, h: 510 });
});

test("a longer text makes a taller card, and a wide script counts double", () => {
  expect(textHeight("mot ".repeat(60), 200)).toBeGreaterThan(textHeight("mot", 200));
  expect(textHeight("文".repeat(80), 200)).toBeGreaterThan(textHeight("o".repeat(80), 200));
});

test("CAN33 an area is drawn over all of its cards that reach below its foot, and over nothing beside it", () => {
  const below = { x: 20, y: 560, w: 200, h: 96 };
  const overhanging = { x: 20, y: 440, w: 200, h: 96 };
  const beside = { x: 1_000, y: 560, w: 200, h: 96 };
  expect(zoneFrame(area, [beside])).toEqual(area);
  expect(zoneFrame(area, [overhanging, beside])).toEqual({ ...area, h: 556 });
  expect(zoneFrame(area, [overhanging, below])).toEqual({ ...area, h: 676 });
});
