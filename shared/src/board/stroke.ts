import * as limits from "../limits.ts";
import { boundsOf, inflate } from "./geometry.ts";
import type { Point, Rect, Shape, ShapeKind } from "./types.ts";

/** The points of a stroke or an arrow: how they are kept, and where they lie on the board. */

/** Steps of the rectangle in each direction: fine enough for a stroke as wide as the view at the closest zoom. */
export const STROKE_UNITS = 10_000;
export const PRESSURE_UNITS = 100;
/** How many numbers a point is. */
export const POINT_NUMBERS = { ink: 3, arrow: 2 } as const;
/** How wide a stroke of full pressure is drawn, and an arrow at any. */
export const INK_WIDTH_PX = 5;
export const ARROW_WIDTH_PX = 2.5;

export interface InkPoint extends Point {
  /** From 0 to 1. */
  readonly pressure: number;
}

/** Whatever a peer or a file says: whole points of whole numbers in their range, as many as a stroke may have. */
export function heldPoints(value: unknown, numbers: 2 | 3): readonly number[] {
  if (!Array.isArray(value)) return [];
  const count = Math.min(Math.floor(value.length / numbers), limits.STROKE_POINTS_MAX_COUNT);
  const held: number[] = [];
  for (let at = 0; at < count * numbers; at += 1) {
    const number: unknown = value[at];
    const most = at % numbers === 2 ? PRESSURE_UNITS : STROKE_UNITS;
    held.push(typeof number === "number" && number > 0 ? Math.min(most, Math.round(number)) : 0);
  }
  return held;
}

/** At least its two ends: from corner to corner where none are said. */
export function arrowPoints(value: unknown): readonly number[] {
  const held = heldPoints(value, POINT_NUMBERS.arrow);
  return held.length < 4 ? [0, 0, STROKE_UNITS, STROKE_UNITS] : held;
}

/** Where the points lie on the board. */
export function drawnPoints({ kind, points, rect }: Pick<Shape, "kind" | "points" | "rect">): InkPoint[] {
  const numbers = kind === "ink" ? POINT_NUMBERS.ink : POINT_NUMBERS.arrow;
  const drawn: InkPoint[] = [];
  for (let at = 0; at + numbers <= points.length; at += numbers) {
    const [x = 0, y = 0, pressure = PRESSURE_UNITS] = points.slice(at, at + numbers);
    drawn.push({
      x: rect.x + (x / STROKE_UNITS) * rect.w,
      y: rect.y + (y / STROKE_UNITS) * rect.h,
      pressure: pressure / PRESSURE_UNITS,
    });
  }
  return drawn;
}

export interface Stroke {
  readonly rect: Rect;
  readonly points: readonly number[];
}

/** The way back: points of the board as the document keeps them. */
export function strokeOf(kind: "ink" | "arrow", drawn: readonly InkPoint[]): Stroke {
  const bounds = boundsOf(drawn.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))) ?? { x: 0, y: 0, w: 0, h: 0 };
  const [x, y] = [Math.floor(bounds.x), Math.floor(bounds.y)];
  const rect = {
    x,
    y,
    w: Math.max(limits.SHAPE_MIN_PX, Math.ceil(bounds.x + bounds.w) - x),
    h: Math.max(limits.SHAPE_MIN_PX, Math.ceil(bounds.y + bounds.h) - y),
  };
  const points = drawn.flatMap((point) => {
    const at = [((point.x - x) / rect.w) * STROKE_UNITS, ((point.y - y) / rect.h) * STROKE_UNITS];
    return (kind === "ink" ? [...at, point.pressure * PRESSURE_UNITS] : at).map((number) => Math.round(number));
  });
  return { rect, points };
}

/**
 * The same line with fewer points: those go that lie within `tolerance` of the line without them (Ramer, Douglas and
 * Peucker). With a list of our own instead of calls: a line may have as many points as a hand draws in minutes.
 */
export function simplified(points: readonly InkPoint[], tolerance: number): InkPoint[] {
  const kept = new Set([0, points.length - 1]);
  const waiting: [number, number][] = [[0, points.length - 1]];
  for (let span = waiting.pop(); span; span = waiting.pop()) {
    const [first, last] = span;
    const [from, to] = [points[first], points[last]];
    if (!from || !to) continue;
    let [worst, most] = [0, tolerance];
    for (let at = first + 1; at < last; at += 1) {
      const point = points[at];
      const far = point ? farFrom(point, from, to) : 0;
      if (far > most) [worst, most] = [at, far];
    }
    if (worst === 0) continue;
    kept.add(worst);
    waiting.push([first, worst], [worst, last]);
  }
  return points.filter((_, at) => kept.has(at));
}

/** As few points as one stroke may have, however long it was drawn. */
export function boundedStroke(points: readonly InkPoint[], tolerance: number): InkPoint[] {
  let kept = simplified(points, tolerance);
  for (let wider = tolerance * 2; kept.length > limits.STROKE_POINTS_MAX_COUNT; wider *= 2)
    kept = simplified(kept, wider);
  return kept;
}

/** From a point to the nearest of a line between two. */
export function farFrom({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - from.x) * dx + (y - from.y) * dy) / length));
  return Math.hypot(x - from.x - along * dx, y - from.y - along * dy);
}

/** Whether an eraser of this radius, led from one point to another, meets the line of a stroke. */
export function isMet(
  shape: Pick<Shape, "kind" | "points" | "rect">,
  eraser: { readonly from: Point; readonly to: Point; readonly radius: number },
): boolean {
  const { from, to, radius } = eraser;
  const points = drawnPoints(shape);
  const [only] = points;
  if (points.length === 1 && only) return farFrom(only, from, to) <= radius;
  return points.some((point, at) => {
    const before = points[at - 1];
    return before !== undefined && between({ from: before, to: point }, { from, to }) <= radius;
  });
}

interface Line {
  readonly from: Point;
  readonly to: Point;
}

/** How far two lines are from each other; 0 where they cross. */
function between(one: Line, other: Line): number {
  const side = (line: Line, { x, y }: Point): number =>
    (line.to.x - line.from.x) * (y - line.from.y) - (line.to.y - line.from.y) * (x - line.from.x);
  const isCut = (line: Line, across: Line): boolean => side(line, across.from) * side(line, across.to) < 0;
  if (isCut(one, other) && isCut(other, one)) return 0;
  return Math.min(
    farFrom(one.from, other.from, other.to),
    farFrom(one.to, other.from, other.to),
    farFrom(other.from, one.from, one.to),
    farFrom(other.to, one.from, one.to),
  );
}

/** Drawn by its points, which have a width; other kinds fill their rectangle. */
export function isLine(kind: ShapeKind): kind is "ink" | "arrow" {
  return kind === "ink" || kind === "arrow";
}

/** All that is painted of a shape. */
export function paintedRect({ kind, rect }: Pick<Shape, "kind" | "rect">): Rect {
  return isLine(kind) ? inflate(rect, kind === "ink" ? INK_WIDTH_PX : ARROW_WIDTH_PX * 5) : rect;
}
