import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { intersects } from "./geometry.ts";
import { facingSides, headPath, linkPath, linkShape, pointAt } from "./link-shape.ts";
import type { Point, Rect } from "./types.ts";

const card = (x: number, y: number) => ({ x, y, w: 200, h: 100 });
const free = { fromSide: null, toSide: null };

describe("CAN1 a link goes from border to border, out of the sides that look at each other", () => {
  test("beside, above, below, and where two overlap", () => {
    expect(facingSides(card(0, 0), card(400, 40))).toEqual(["right", "left"]);
    expect(facingSides(card(400, 0), card(0, 0))).toEqual(["left", "right"]);
    expect(facingSides(card(0, 0), card(60, 300))).toEqual(["bottom", "top"]);
    expect(facingSides(card(0, 300), card(60, 0))).toEqual(["top", "bottom"]);
    expect(facingSides(card(0, 0), card(120, 0))).toEqual(["right", "left"]);
  });

  test("its ends lie on the borders", () => {
    const { start, end, middle } = linkShape({ from: card(0, 0), to: card(400, 0), ...free });
    expect({ start, end, middle }).toEqual({
      start: { x: 200, y: 50 },
      end: { x: 400, y: 50 },
      middle: { x: 300, y: 50 },
    });
  });

  test("its words stand on it, or above it where two cards are close side by side", () => {
    expect(linkShape({ from: card(0, 0), to: card(216, 30), ...free }).middle).toEqual({ x: 208, y: -10 });
    expect(linkShape({ from: card(0, 0), to: card(0, 200), ...free }).middle).toEqual({ x: 100, y: 150 });
  });

  test("sides that an imported file chose are kept", () => {
    const { start, end } = linkShape({ from: card(0, 0), to: card(400, 0), fromSide: "top", toSide: "bottom" });
    expect({ start, end }).toEqual({ start: { x: 100, y: 0 }, end: { x: 500, y: 100 } });
  });

  test("between an area and a card inside it, it leaves the border nearest to the card", () => {
    const area = { x: 0, y: 0, w: 1000, h: 400 };
    expect(linkShape({ from: area, to: card(40, 40), ...free }).start).toEqual({ x: 0, y: 200 });
    expect(linkShape({ from: card(760, 40), to: area, ...free }).end).toEqual({ x: 1000, y: 200 });
  });
});

test("CAN1 the drawing is a curve, and the head touches the border with its tip", () => {
  const shape = linkShape({ from: card(0, 0), to: card(400, 0), ...free });
  expect(linkPath(shape)).toBe("M200 50C280 50 320 50 400 50");
  expect(headPath(shape.end, shape.endBend)).toMatch(/^M400 50L/);
});

describe("CAN84 a link crosses neither of its two cards, however close they are", () => {
  const isWithin = ({ x, y, w, h }: Rect, point: Point): boolean =>
    point.x > x + 0.5 && point.x < x + w - 0.5 && point.y > y + 0.5 && point.y < y + h - 0.5;
  const rect = fc.record({
    x: fc.integer({ min: -700, max: 700 }),
    y: fc.integer({ min: -500, max: 500 }),
    w: fc.integer({ min: 40, max: 500 }),
    h: fc.integer({ min: 40, max: 500 }),
  });

  test("two that do not lie on each other, anywhere", () => {
    fc.assert(
      fc.property(rect, rect, (from, to) => {
        fc.pre(!intersects(from, to));
        const shape = linkShape({ from, to, ...free });
        for (let part = 0; part <= 1; part += 1 / 64) {
          const point = pointAt(shape, part);
          expect(isWithin(from, point) || isWithin(to, point)).toBe(false);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("of two that lie on each other, it leaves and comes in where they stick out, and its head can be seen", () => {
    const [from, to] = [card(0, 0), card(120, 40)];
    const { start, end } = linkShape({ from, to, ...free });
    expect(isWithin(to, start)).toBe(false);
    expect(isWithin(from, end)).toBe(false);
  });

  test("of two that touch, the head still points into its card", () => {
    const shape = linkShape({ from: card(0, 0), to: card(0, 100), ...free });
    expect(shape.end.y).toBeGreaterThan(shape.endBend.y);
  });
});
