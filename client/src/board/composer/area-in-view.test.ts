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
    colour: null,
    extra: null,
  };
}

const zones = [zone("a", 0), zone("b", 500), zone("c", 1_000)];

test("UIX1 the area suggested for a new card is the one in the middle of the view, else the one that fills most of it", () => {
  expect(areaInView(zones, { x: 450, y: 0, w: 500, h: 400 })).toBe("b");
  expect(areaInView(zones, { x: 320, y: 0, w: 270, h: 400 })).toBe("b");
  expect(areaInView(zones, { x: 200, y: 0, w: 480, h: 400 })).toBe("a");
});

test("UIX1 a view of everything, of nothing, or of a board without areas suggests none", () => {
  expect(areaInView(zones, { x: -50, y: -50, w: 2_000, h: 600 })).toBeNull();
  expect(areaInView(zones, { x: 5_000, y: 0, w: 100, h: 100 })).toBeNull();
  expect(areaInView([], { x: 0, y: 0, w: 100, h: 100 })).toBeNull();
});
