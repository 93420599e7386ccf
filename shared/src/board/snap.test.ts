import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SNAP_NEIGHBOURS_MAX_COUNT } from "../limits.ts";
import { snapped } from "./snap.ts";
import type { Rect } from "./types.ts";

const card = (x: number, y: number, w = 200, h = 100): Rect => ({ x, y, w, h });
const REACH = 6;

describe("CAN80 what is held rests on the edges, middles and equal gaps of its neighbours, and nothing jumps", () => {
  test.each([
    ["left edge", card(4, 300), { x: -4, y: 0 }],
    ["right edge on left edge", card(-204, 300), { x: 4, y: 0 }],
    ["right edge", card(97, 300, 100), { x: 3, y: 0 }],
    ["middle", card(53, 300, 100), { x: -3, y: 0 }],
    ["top edge", card(500, -5), { x: 0, y: 5 }],
    ["a corner", card(202, 102), { x: -2, y: -2 }],
    ["nothing near", card(500, 300), { x: 0, y: 0 }],
  ] as const)("%s", (_name, rect, by) => {
    expect(snapped({ rect, others: [card(0, 0)], reach: REACH }).by).toEqual(by);
  });

  test("a line goes over all that it is the line of", () => {
    const { guides } = snapped({
      rect: card(3, 400),
      others: [card(0, 0), card(0, 200), card(900, 200)],
      reach: REACH,
    });
    const left = guides.find(({ from, to }) => from.x === 0 && to.x === 0);
    expect(left).toEqual({ kind: "edge", from: { x: 0, y: 0 }, to: { x: 0, y: 500 } });
  });

  test("half way between two, after two and before two, at equal gaps, with the gaps drawn", () => {
    const row = [card(0, 0), card(600, 20)];
    const between = snapped({ rect: card(303, 41), others: row, reach: REACH });
    expect(between.by).toEqual({ x: -3, y: 0 });
    expect(between.guides.filter(({ kind }) => kind === "gap").map(({ from, to }) => [from.x, to.x])).toEqual([
      [200, 300],
      [500, 600],
    ]);
    const pair = [card(0, 0), card(230, 30)];
    expect(snapped({ rect: card(463, 47), others: pair, reach: REACH }).by.x).toBe(-3);
    expect(snapped({ rect: card(-228, 47), others: pair, reach: REACH }).by.x).toBe(-2);
    const column = [card(0, 0), card(20, 150)];
    expect(snapped({ rect: card(7_000, 304), others: column, reach: REACH }).by.y).toBe(0);
    expect(snapped({ rect: card(41, 304), others: column, reach: REACH }).by.y).toBe(-4);
  });

  test("while a corner is pulled, only the edges that move rest on lines", () => {
    const others = [card(0, 0), card(300, 350)];
    const pulled = snapped({ rect: card(3, 300, 196, 53), others, reach: REACH, corner: true });
    expect(pulled.by).toEqual({ x: 1, y: -3 });
    expect(pulled.guides.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ["edge", { x: 200, y: 0 }, { x: 200, y: 350 }],
      ["edge", { x: 3, y: 350 }, { x: 500, y: 350 }],
    ]);
    expect(snapped({ rect: card(3, 300, 250, 50), others: [card(0, 0)], reach: REACH, corner: true }).by.x).toBe(0);
  });

  test("never farther than the reach", () => {
    const rect = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      w: fc.integer({ min: 40, max: 300 }),
      h: fc.integer({ min: 40, max: 300 }),
    });
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 12 }), fc.boolean(), (held, others, corner) => {
        const { by } = snapped({ rect: held, others, reach: REACH, corner });
        expect(Math.abs(by.x)).toBeLessThanOrEqual(REACH);
        expect(Math.abs(by.y)).toBeLessThanOrEqual(REACH);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("LIM122 of more neighbours than that, the nearest are looked at", () => {
  const far = Array.from({ length: SNAP_NEIGHBOURS_MAX_COUNT }, (_, at) => card(3 + at * 0.001, 90_000 + at * 200));
  const held = card(0, 0);
  expect(snapped({ rect: held, others: far, reach: REACH }).by.x).not.toBe(0);
  const near = Array.from({ length: SNAP_NEIGHBOURS_MAX_COUNT }, (_, at) => card(5_000 + at * 90, 5_000 + at * 90));
  expect(snapped({ rect: held, others: [...far, ...near], reach: REACH }).by.x).toBe(0);
});
