import { expect, test } from "vitest";
import type { Zone } from "@tablee/shared/board/types";
import type { ZoneId } from "@tablee/shared/ids";
import { areaInView } from "./area-in-view.ts";

function zone(id: string, x: number): Zone {
  return {
    id: id as ZoneId,
    title: id,
    rect: { x, y: 0, w: 400, h: 400 },
    order: id,
    section: null,
    kind: null,
    colour: null,
    extra: null,
  };
}

const a = zone("a", 0);
const b = zone("b", 500);
const c = zone("c", 1_000);
const zones = [a, b, c];

test("UIX1 the area suggested for a new card stays while it is in sight, then follows the middle of the view", () => {
  expect(areaInView(zones, { x: 150, y: 0, w: 800, h: 400 }, a)).toBe(a);
  expect(areaInView(zones, { x: 450, y: 0, w: 500, h: 400 }, a)).toBe(b);
  expect(areaInView(zones, { x: 430, y: 0, w: 60, h: 400 }, a)).toBe(a);
  expect(areaInView(zones, { x: 380, y: 0, w: 180, h: 400 }, c)).toBe(b);
});

test("UIX1 a view of everything keeps the usual area; a board without areas suggests none", () => {
  expect(areaInView(zones, { x: -50, y: -50, w: 2_000, h: 600 }, c)).toBe(c);
  expect(areaInView(zones, { x: 5_000, y: 0, w: 100, h: 100 }, a)).toBe(a);
  expect(areaInView([], { x: 0, y: 0, w: 100, h: 100 }, null)).toBeNull();
});
