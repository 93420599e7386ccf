import { centre, contains, holds, intersects } from "./geometry.ts";
import type { Point, Rect, Side } from "./types.ts";

/** How a link is drawn: one cubic curve from border to border, in board pixels. */
export interface LinkShape {
  readonly start: Point;
  readonly end: Point;
  readonly startBend: Point;
  readonly endBend: Point;
  /** On the curve, half way: where its words stand. */
  readonly middle: Point;
}

const OUT: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
};
const BEND_MIN_PX = 24;
const BEND_MAX_PX = 120;
const ROOM_FOR_WORDS_PX = 110;
const ABOVE_PX = 10;
const HEAD_PX = 11;
const HEAD_SPREAD = 0.42;

function anchor(rect: Rect, side: Side): Point {
  const { x, y } = centre(rect);
  return { x: x + (OUT[side].x * rect.w) / 2, y: y + (OUT[side].y * rect.h) / 2 };
}

/** The sides that look at each other: across the wider of the two gaps between the rectangles. */
export function facingSides(from: Rect, to: Rect): readonly [Side, Side] {
  const [one, other] = [centre(from), centre(to)];
  const across = Math.abs(other.x - one.x) - (from.w + to.w) / 2;
  const down = Math.abs(other.y - one.y) - (from.h + to.h) / 2;
  if (across >= down) return other.x >= one.x ? ["right", "left"] : ["left", "right"];
  return other.y >= one.y ? ["bottom", "top"] : ["top", "bottom"];
}

/** From an area to a card inside it, or the other way round: both ends on the side of the card nearest to the border. */
function sidesOf(from: Rect, to: Rect): readonly [Side, Side] {
  const inner = contains(from, centre(to)) ? to : contains(to, centre(from)) ? from : null;
  const isInside = inner !== null && holds(inner === to ? from : to, inner);
  if (inner === null || !isInside) return intersects(from, to) ? aroundSides(from, to) : facingSides(from, to);
  const outer = inner === to ? from : to;
  return inner.x - outer.x <= outer.x + outer.w - inner.x - inner.w ? ["left", "left"] : ["right", "right"];
}

const EVERY: readonly Side[] = ["right", "left", "bottom", "top"];

/** Two that lie on each other have no sides that look at each other: of the sides that stick out, the two closest together. */
function aroundSides(from: Rect, to: Rect): readonly [Side, Side] {
  const out = (rect: Rect, other: Rect): readonly Side[] =>
    EVERY.filter((side) => !contains(other, anchor(rect, side)));
  let best: { readonly sides: readonly [Side, Side]; readonly far: number } | null = null;
  for (const fromSide of out(from, to)) {
    for (const toSide of out(to, from)) {
      const [start, end] = [anchor(from, fromSide), anchor(to, toSide)];
      const crossed = crossing(curveOf({ start, end, fromSide, toSide }), [from, to]);
      const far = Math.hypot(end.x - start.x, end.y - start.y) + crossed * CROSSING_PX;
      if (!best || far < best.far) best = { sides: [fromSide, toSide], far };
    }
  }
  return best?.sides ?? facingSides(from, to);
}

/** One more point of the curve inside a card is as bad as so much of a way round. */
const CROSSING_PX = 400;
const LOOKS_COUNT = 16;

type Curve = Pick<LinkShape, "start" | "startBend" | "endBend" | "end">;

/** The point of a curve at a part of its way, from 0 to 1. */
export function pointAt({ start, startBend, endBend, end }: Curve, part: number): Point {
  const rest = 1 - part;
  const weigh = (axis: "x" | "y"): number =>
    rest ** 3 * start[axis] +
    3 * rest ** 2 * part * startBend[axis] +
    3 * rest * part ** 2 * endBend[axis] +
    part ** 3 * end[axis];
  return { x: weigh("x"), y: weigh("y") };
}

function crossing(curve: Curve, rects: readonly Rect[]): number {
  let inside = 0;
  for (let look = 1; look < LOOKS_COUNT; look += 1)
    if (rects.some((rect) => contains(rect, pointAt(curve, look / LOOKS_COUNT)))) inside += 1;
  return inside;
}

interface Ends {
  readonly start: Point;
  readonly end: Point;
  readonly fromSide: Side;
  readonly toSide: Side;
}

/** How far it goes straight out of each end. Between two sides that face each other never past the other: it would cross it. */
function bendOf({ start, end, fromSide, toSide }: Ends): number {
  const far = Math.hypot(end.x - start.x, end.y - start.y);
  const bend = Math.min(BEND_MAX_PX, Math.max(BEND_MIN_PX, far / 2.5));
  const out = OUT[fromSide];
  const isFacing = out.x + OUT[toSide].x === 0 && out.y + OUT[toSide].y === 0;
  const ahead = (end.x - start.x) * out.x + (end.y - start.y) * out.y;
  // A bend of nothing would leave the head without a direction.
  return isFacing && ahead >= 0 ? Math.max(1, Math.min(bend, ahead)) : bend;
}

function curveOf(ends: Ends): Curve {
  const { start, end, fromSide, toSide } = ends;
  const bend = bendOf(ends);
  return {
    start,
    end,
    startBend: { x: start.x + OUT[fromSide].x * bend, y: start.y + OUT[fromSide].y * bend },
    endBend: { x: end.x + OUT[toSide].x * bend, y: end.y + OUT[toSide].y * bend },
  };
}

export function linkShape(link: {
  readonly from: Rect;
  readonly to: Rect;
  readonly fromSide: Side | null;
  readonly toSide: Side | null;
}): LinkShape {
  const [nearFrom, nearTo] = sidesOf(link.from, link.to);
  const [fromSide, toSide] = [link.fromSide ?? nearFrom, link.toSide ?? nearTo];
  const curve = curveOf({ start: anchor(link.from, fromSide), end: anchor(link.to, toSide), fromSide, toSide });
  const { start, end, startBend, endBend } = curve;
  const far = Math.hypot(end.x - start.x, end.y - start.y);
  const middle = {
    x: (start.x + 3 * startBend.x + 3 * endBend.x + end.x) / 8,
    y: (start.y + 3 * startBend.y + 3 * endBend.y + end.y) / 8,
  };
  // Between two cards side by side there is no room for words: they stand over the gap, and cover nobody’s.
  const isTight = OUT[fromSide].x !== 0 && OUT[toSide].x !== 0 && far < ROOM_FOR_WORDS_PX;
  if (isTight) middle.y = Math.min(link.from.y, link.to.y) - ABOVE_PX;
  return { start, end, startBend, endBend, middle };
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** The `d` of an SVG path. */
export function linkPath({ start, startBend, endBend, end }: LinkShape): string {
  return `M${at(start)}C${at(startBend)} ${at(endBend)} ${at(end)}`;
}

/** The `d` of an arrow head that touches the border with its tip. */
export function headPath(tip: Point, bend: Point): string {
  const angle = Math.atan2(tip.y - bend.y, tip.x - bend.x);
  const corner = (spread: number): Point => ({
    x: tip.x - HEAD_PX * Math.cos(angle + spread),
    y: tip.y - HEAD_PX * Math.sin(angle + spread),
  });
  return `M${at(tip)}L${at(corner(HEAD_SPREAD))}L${at(corner(-HEAD_SPREAD))}Z`;
}
