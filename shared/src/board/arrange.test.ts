import { describe, expect, test } from "vitest";
import { ALIGNMENTS, aligned, distributed, layerStep, scaled, tidied } from "./arrange.ts";
import { boundsOf, intersects } from "./geometry.ts";
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

describe("CAN81 cards are spread out with equal gaps within what held them before, and spreading again changes nothing", () => {
  test.each(["x", "y"] as const)("along %s", (axis) => {
    const length = (rect: Rect): number => (axis === "x" ? rect.w : rect.h);
    const once = at(distributed(rects, axis));
    const row = once.toSorted((one, other) => one[axis] + length(one) / 2 - other[axis] - length(other) / 2);
    const gaps = row.slice(1).map((rect, index) => rect[axis] - (row[index]?.[axis] ?? 0) - length(row[index] ?? rect));
    for (const gap of gaps) expect(gap).toBeCloseTo(gaps[0] ?? 0);
    const [before, after] = [boundsOf(rects), boundsOf(once)];
    expect(after?.[axis]).toBe(before?.[axis]);
    expect(after && length(after)).toBeCloseTo(before ? length(before) : 0);
    const still = axis === "x" ? "y" : "x";
    expect(once.map((rect) => rect[still])).toEqual(rects.map((rect) => rect[still]));
    const twice = at(distributed(once, axis));
    twice.forEach((rect, index) => expect(rect[axis]).toBeCloseTo(once[index]?.[axis] ?? 0));
  });

  test("two have nothing between them to spread", () => {
    const two = rects.slice(0, 2);
    expect(distributed(two, "x")).toEqual(two.map(({ x, y }) => ({ x, y })));
    expect(distributed([], "y")).toEqual([]);
  });
});

test("CAN83 what is resized together keeps its places and its sizes among each other", () => {
  const before = boundsOf(rects);
  if (!before) throw new Error("there are some");
  const twice = scaled(rects, before, { w: before.w * 2, h: before.h });
  expect(boundsOf(twice)).toEqual({ ...before, w: before.w * 2 });
  expect(twice.map(({ w }) => w)).toEqual(rects.map(({ w }) => w * 2));
  expect(twice.map(({ y, h }) => [y, h])).toEqual(rects.map(({ y, h }) => [y, h]));
  expect(scaled(rects, before, before)).toEqual(rects);
});

describe("CAN82 one step up or down passes the next card that it touches, and no other", () => {
  const layer = (id: string, x: number) => ({ id, rect: { x, y: 0, w: 100, h: 100 } });
  // Each touches the one before and the one after it in this row; “far” touches none.
  const [a, far, b, c] = [layer("a", 0), layer("far", 900), layer("b", 60), layer("c", 120)];
  const layers = [a, far, b, c];

  test("up", () => {
    expect(layerStep(layers, new Set(["a"]), 1)).toBe(c);
    expect(layerStep(layers, new Set(["b"]), 1)).toBeNull();
    expect(layerStep(layers, new Set(["a", "b"]), 1)).toBeNull();
    expect(layerStep(layers, new Set(["c"]), 1)).toBeUndefined();
    expect(layerStep(layers, new Set(["far"]), 1)).toBeUndefined();
  });

  test("down", () => {
    expect(layerStep(layers, new Set(["c"]), -1)).toBe(b);
    expect(layerStep(layers, new Set(["b"]), -1)).toBe(a);
    expect(layerStep(layers, new Set(["a"]), -1)).toBeUndefined();
    expect(layerStep(layers, new Set(), -1)).toBeUndefined();
  });
});
