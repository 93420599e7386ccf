import { describe, expect, test } from "vitest";
import { ALIGNMENTS, aligned, tidied } from "./arrange.ts";
import { intersects } from "./geometry.ts";
import type { Rect } from "./types.ts";

const rects: readonly Rect[] = [
  { x: 10, y: 300, w: 200, h: 100 },
  { x: 500, y: 0, w: 100, h: 200 },
  { x: 90, y: 40, w: 240, h: 96 },
  { x: 95, y: 45, w: 200, h: 130 },
  { x: 700, y: 700, w: 200, h: 96 },
];

function at(points: readonly { x: number; y: number }[]): Rect[] {
  return rects.map((rect, index) => ({ ...rect, ...points[index] }));
}

describe("CAN2 aligning puts cards on one line and moves them along one axis only", () => {
  test.each([
    ["left", ({ x }: Rect) => x, 10],
    ["centre", ({ x, w }: Rect) => x + w / 2, 455],
    ["right", ({ x, w }: Rect) => x + w, 900],
    ["top", ({ y }: Rect) => y, 0],
    ["middle", ({ y, h }: Rect) => y + h / 2, 398],
    ["bottom", ({ y, h }: Rect) => y + h, 796],
  ] as const)("%s", (how, measure, line) => {
    const after = at(aligned(rects, how));
    expect(after.map(measure)).toEqual(rects.map(() => line));
    const still = how === "left" || how === "centre" || how === "right" ? "y" : "x";
    expect(after.map((rect) => rect[still])).toEqual(rects.map((rect) => rect[still]));
  });

  test("of nothing is nothing", () => {
    for (const how of ALIGNMENTS) expect(aligned([], how)).toEqual([]);
    expect(tidied([])).toEqual([]);
  });
});

test("CAN3 a tidied selection has no two cards on top of each other, and tidying again changes nothing", () => {
  const once = at(tidied(rects));
  for (const [index, one] of once.entries())
    for (const other of once.slice(index + 1)) expect(intersects(one, other)).toBe(false);
  expect(tidied(once)).toEqual(once.map(({ x, y }) => ({ x, y })));
});
