import fc from "fast-check";
import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import type { ShapeId } from "../ids.ts";
import * as limits from "../limits.ts";
import { addShapes, deleteShapes, moveShapes, orderShapes, placeShapes, styleShapes } from "./edit-shapes.ts";
import type { NewShape } from "./edit-shapes.ts";
import { compareOrder } from "./order.ts";
import { readBoard } from "./read.ts";
import { entryOf, rootOf, textOf } from "./schema.ts";
import {
  boundedStroke,
  drawnPoints,
  farFrom,
  heldPoints,
  isMet,
  PRESSURE_UNITS,
  simplified,
  STROKE_UNITS,
  strokeOf,
} from "./stroke.ts";
import { exchange, testHand } from "./testing.ts";
import { SHAPE_KINDS } from "./types.ts";
import type { Shape } from "./types.ts";

const rect = { x: 10, y: 20, w: 300, h: 200 };
const stroke: NewShape = { kind: "ink", rect, points: [0, 0, 50, STROKE_UNITS, STROKE_UNITS, PRESSURE_UNITS] };

function board(...shapes: NewShape[]) {
  const hand = testHand();
  const added = addShapes(hand, shapes);
  if (!added.ok) throw new Error(added.reason);
  const all = (): Shape[] => [...readBoard(hand.doc).shapes.values()].sort(compareOrder);
  return { hand, ids: added.value, all };
}

describe("what hands draw", () => {
  test("BRD50 is added, moved, resized, coloured, put in order and deleted, each in one update and one step of undo", () => {
    const { hand, ids, all } = board(stroke, { kind: "rectangle", rect, text: "à revoir" }, { kind: "frame", rect });
    const [ink, box, frame] = ids as [ShapeId, ShapeId, ShapeId];
    const undo = new Y.UndoManager([rootOf(hand.doc, "shapes")], {
      trackedOrigins: new Set([hand.origin]),
      captureTimeout: 0,
    });
    let updates = 0;
    hand.doc.on("update", () => (updates += 1));
    const before = all();
    const acts = [
      () =>
        moveShapes(hand, [
          { id: ink, x: -5, y: 7 },
          { id: box, x: 1, y: 2 },
        ]),
      () => placeShapes(hand, [{ id: box, rect: { x: 0, y: 0, w: 50, h: 60 } }]),
      () => styleShapes(hand, ids, { colour: "mint" }),
      () => orderShapes(hand, [frame], ink),
      () => deleteShapes(hand, [ink, frame]),
    ];
    for (const act of acts) act();
    expect(updates).toBe(acts.length);
    expect(all()).toMatchObject([{ kind: "rectangle", text: "à revoir", colour: "mint", rect: { w: 50, h: 60 } }]);
    undo.undo();
    expect(all().map(({ id }) => id)).toEqual([frame, ink, box]);
    expect(all()[1]).toMatchObject({ rect: { x: -5, y: 7, w: 300, h: 200 }, points: stroke.points });
    for (const _ of acts.slice(1)) undo.undo();
    expect(all()).toEqual(before);
  });

  test("BRD50 what several draw and write at once ends the same for all", () => {
    const [mine, yours] = [testHand({ name: "a" }), testHand({ name: "b" })];
    const made = addShapes(mine, [{ kind: "rectangle", rect }]);
    if (!made.ok) throw new Error(made.reason);
    const [id] = made.value as [ShapeId];
    exchange(mine.doc, yours.doc);
    textOf(mine.doc, "shapes", id)?.insert(0, "un");
    textOf(yours.doc, "shapes", id)?.insert(0, "deux");
    moveShapes(mine, [{ id, x: 1, y: 1 }]);
    placeShapes(yours, [{ id, rect: { x: 9, y: 9, w: 90, h: 90 } }]);
    addShapes(yours, [stroke]);
    exchange(mine.doc, yours.doc);
    expect(readBoard(mine.doc).shapes).toEqual(readBoard(yours.doc).shapes);
    const shape = readBoard(mine.doc).shapes.get(id);
    expect(["undeux", "deuxun"]).toContain(shape?.text);
    // In one of the two places, never in half of each.
    expect([
      { ...rect, x: 1, y: 1 },
      { x: 9, y: 9, w: 90, h: 90 },
    ]).toContainEqual(shape?.rect);
  });
});

describe("what a peer wrote among the shapes", () => {
  test.each<[string, unknown]>([
    [
      "a kind that nobody knows",
      new Y.Map<unknown>([
        ["kind", "spiral"],
        ["text", new Y.Text("des mots")],
      ]),
    ],
    [
      "a stroke without a point",
      new Y.Map<unknown>([
        ["kind", "ink"],
        ["points", [1, 2]],
        ["text", "des mots"],
      ]),
    ],
    [
      "a stamp of nothing",
      new Y.Map<unknown>([
        ["kind", "stamp"],
        ["stamp", " "],
        ["text", "des mots"],
      ]),
    ],
    ["no thing at all", { kind: "rectangle", text: "des mots" }],
  ])("BRD51 %s is a card that says so, with the words found in it", (_name, value) => {
    const hand = testHand();
    rootOf(hand.doc, "shapes").set("odd", value);
    const { cards, shapes } = readBoard(hand.doc);
    expect(shapes.size).toBe(0);
    expect([...cards.values()]).toMatchObject([{ unread: true, text: expect.stringContaining("des mots") }]);
  });

  const POINTS: Readonly<Partial<Record<Shape["kind"], readonly number[]>>> = {
    ink: [0, 0, 0, STROKE_UNITS, 3, PRESSURE_UNITS],
    arrow: [0, 0, 0, STROKE_UNITS, 3, STROKE_UNITS],
  };

  test("BRD51 wrong values read as something that can be drawn, and an image without a file as an image", () => {
    const hand = testHand();
    for (const kind of SHAPE_KINDS) {
      rootOf(hand.doc, "shapes").set(
        kind,
        new Y.Map<unknown>([
          ["kind", kind],
          ["rect", { x: NaN, y: 1e300, w: -4, h: "tall" }],
          ["order", 7],
          ["colour", {}],
          ["points", [NaN, "1", -5, 1e9, 2.6, Infinity, 3]],
          ["stamp", "👍".repeat(limits.STAMP_MAX_CHARS)],
          ["file", "../etc/passwd"],
        ]),
      );
    }
    const shapes = [...readBoard(hand.doc).shapes.values()];
    expect(shapes).toHaveLength(SHAPE_KINDS.length);
    for (const { kind, rect: held, order, colour, points, stamp, file, text } of shapes) {
      expect(held).toEqual({ x: 0, y: limits.COORDINATE_MAX_PX, w: limits.SHAPE_MIN_PX, h: 300 });
      expect([order, colour, file, text]).toEqual(["a0", null, null, ""]);
      expect(points).toEqual(POINTS[kind] ?? []);
      expect(stamp?.length ?? 0).toBe(kind === "stamp" ? limits.STAMP_MAX_CHARS : 0);
    }
  });
});

describe("strokes", () => {
  const line = fc.array(
    fc.record({
      x: fc.double({ min: -900, max: 900, noNaN: true }),
      y: fc.double({ min: -900, max: 900, noNaN: true }),
      pressure: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  );

  test("BRD52 a stroke is kept where it was drawn, to a quarter of a pixel, and simplified within its tolerance", () => {
    fc.assert(
      fc.property(line, (points) => {
        const { rect: around, points: kept } = strokeOf("ink", points);
        expect(heldPoints(kept, 3)).toEqual(kept);
        drawnPoints({ kind: "ink", rect: around, points: kept }).forEach((point, at) => {
          const was = points[at] ?? point;
          expect(Math.hypot(point.x - was.x, point.y - was.y)).toBeLessThan(0.25);
          expect(Math.abs(point.pressure - was.pressure)).toBeLessThan(0.01);
        });
        const few = simplified(points, 2);
        expect(few[0]).toBe(points[0]);
        expect(few.at(-1)).toBe(points.at(-1));
        for (const point of points) {
          const far = few.map((to, at) => farFrom(point, few[at - 1] ?? to, to));
          expect(Math.min(...far)).toBeLessThanOrEqual(2.000001);
        }
      }),
    );
  });

  test("BRD52 a straight line is its two ends, and a stroke of any length has as few points as a stroke may have", () => {
    const straight = Array.from({ length: 500 }, (_, at) => ({ x: at, y: 2 * at, pressure: 1 }));
    expect(simplified(straight, 0.5)).toHaveLength(2);
    const wild = Array.from({ length: 20_000 }, (_, at) => ({ x: at, y: (at * 7919) % 400, pressure: 1 }));
    expect(boundedStroke(wild, 0.5).length).toBeLessThanOrEqual(limits.STROKE_POINTS_MAX_COUNT);
  });

  test("BRD52 an eraser meets a stroke that it touches or crosses, and no other", () => {
    const shape = { kind: "ink", rect: { x: 0, y: 0, w: 100, h: 100 }, points: stroke.points ?? [] } as const;
    const at = (x: number, y: number) => ({ x, y });
    expect(isMet(shape, { from: at(100, 0), to: at(0, 100), radius: 1 })).toBe(true);
    expect(isMet(shape, { from: at(54, 50), to: at(54, 50), radius: 5 })).toBe(true);
    expect(isMet(shape, { from: at(100, 0), to: at(60, 40), radius: 5 })).toBe(false);
    expect(isMet({ ...shape, points: [0, 0, 50] }, { from: at(-3, 0), to: at(3, 3), radius: 4 })).toBe(true);
  });
});

describe("limits of what is drawn", () => {
  test("LIM105 a board full of shapes refuses one more and keeps the rest", () => {
    const hand = testHand();
    hand.doc.transact(() => {
      for (let at = 0; at < limits.SHAPES_MAX_COUNT; at += 1)
        rootOf(hand.doc, "shapes").set(`s${at}`, new Y.Map([["kind", "rectangle"]]));
    });
    expect(addShapes(hand, [{ kind: "text", rect }])).toEqual({ ok: false, reason: "too-many-shapes" });
    expect(readBoard(hand.doc).shapes.size).toBe(limits.SHAPES_MAX_COUNT);
  });

  test("LIM106 words of a shape or a stamp over their limit are refused, and at the limit taken", () => {
    const hand = testHand();
    const text = "x".repeat(limits.SHAPE_TEXT_MAX_CHARS);
    expect(addShapes(hand, [{ kind: "text", rect, text }]).ok).toBe(true);
    expect(addShapes(hand, [{ kind: "text", rect, text: `${text}x` }])).toMatchObject({ reason: "text-too-long" });
    const stamp = "s".repeat(limits.STAMP_MAX_CHARS);
    expect(addShapes(hand, [{ kind: "stamp", rect, stamp }]).ok).toBe(true);
    expect(addShapes(hand, [{ kind: "stamp", rect, stamp: `${stamp}s` }])).toMatchObject({ reason: "text-too-long" });
    expect(readBoard(hand.doc).shapes.size).toBe(2);
  });

  test("LIM107 a stroke with too many points is refused, and one that a peer wrote is drawn up to the limit", () => {
    const { hand, ids, all } = board(stroke);
    const points = Array.from({ length: limits.STROKE_POINTS_MAX_COUNT * 3 + 3 }, (_, at) => at % 100);
    expect(addShapes(hand, [{ ...stroke, points }])).toEqual({ ok: false, reason: "too-many-points" });
    expect(addShapes(hand, [{ ...stroke, points: points.slice(3) }]).ok).toBe(true);
    entryOf(hand.doc, "shapes", ids[0] ?? "")?.set("points", points);
    expect(all()[0]?.points).toHaveLength(limits.STROKE_POINTS_MAX_COUNT * 3);
  });
});
