import { centre } from "./geometry.ts";
import { SNAP_NEIGHBOURS_MAX_COUNT } from "../limits.ts";
import type { Point, Rect } from "./types.ts";

/**
 * Where something that is held comes to rest beside its neighbours: on their edges and middles, and at equal gaps. Each
 * axis by itself, and never farther than `reach`: what is held follows the hand, and nothing jumps.
 */

/** A thin line to draw, along one axis; `gap`: between two that are as far apart as another two. */
export interface Guide {
  readonly kind: "edge" | "gap";
  readonly from: Point;
  readonly to: Point;
}

export interface Snapped {
  /** To be added to where the hand has it. */
  readonly by: Point;
  readonly guides: readonly Guide[];
}

export interface Held {
  readonly rect: Rect;
  readonly others: readonly Rect[];
  /** Board pixels. */
  readonly reach: number;
  /** While a corner is pulled, only the edges that move: right and bottom. */
  readonly corner?: boolean;
}

/** One axis of a rectangle, with the other one beside it. */
interface Span {
  readonly low: number;
  readonly high: number;
  readonly sideLow: number;
  readonly sideHigh: number;
}

type Axis = "x" | "y";

interface Gap {
  readonly by: number;
  /** From edge to edge, each as long as the others. */
  readonly spaces: readonly (readonly [low: number, high: number, side: number])[];
}

/** Closer than this they are one line: whole pixels have halves for middles. */
const SAME_PX = 0.6;

export function snapped({ rect, others, reach, corner = false }: Held): Snapped {
  const near = nearest(rect, others);
  const x = snapAxis({ axis: "x", rect, others: near, reach, corner });
  const y = snapAxis({ axis: "y", rect, others: near, reach, corner });
  const by = { x: x?.by ?? 0, y: y?.by ?? 0 };
  const rest = corner
    ? { ...rect, w: rect.w + by.x, h: rect.h + by.y }
    : { ...rect, x: rect.x + by.x, y: rect.y + by.y };
  const guides = (["x", "y"] as const).flatMap((axis) =>
    (axis === "x" ? x : y) ? guidesOf({ axis, rect: rest, others: near, corner }) : [],
  );
  return { by, guides };
}

function nearest(rect: Rect, others: readonly Rect[]): readonly Rect[] {
  if (others.length <= SNAP_NEIGHBOURS_MAX_COUNT) return others;
  const from = centre(rect);
  const far = (other: Rect): number => Math.hypot(centre(other).x - from.x, centre(other).y - from.y);
  return [...others].sort((one, other) => far(one) - far(other)).slice(0, SNAP_NEIGHBOURS_MAX_COUNT);
}

function spanOf({ x, y, w, h }: Rect, axis: Axis): Span {
  return axis === "x"
    ? { low: x, high: x + w, sideLow: y, sideHigh: y + h }
    : { low: y, high: y + h, sideLow: x, sideHigh: x + w };
}

interface OnAxis {
  readonly axis: Axis;
  readonly rect: Rect;
  readonly others: readonly Rect[];
  readonly corner: boolean;
}

function snapAxis(held: OnAxis & { readonly reach: number }): { readonly by: number } | null {
  const { axis, rect, others, reach, corner } = held;
  const mine = spanOf(rect, axis);
  const spans = spansOf(others, axis);
  let best: number | null = null;
  const offer = (by: number): void => {
    if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by;
  };
  // Edges to edges, and middle to middle.
  for (const { low, high } of spans) {
    offer(low - mine.high);
    offer(high - mine.high);
    if (corner) continue;
    offer(low - mine.low);
    offer(high - mine.low);
    offer((low + high - mine.low - mine.high) / 2);
  }
  if (!corner) for (const { by } of gapsOf(mine, spans)) offer(by);
  return best === null ? null : { by: best };
}

/** Of the same neighbours, asked for with each step of a drag. */
const known: Readonly<Record<Axis, WeakMap<readonly Rect[], readonly Span[]>>> = { x: new WeakMap(), y: new WeakMap() };

function spansOf(rects: readonly Rect[], axis: Axis): readonly Span[] {
  const before = known[axis].get(rects);
  if (before) return before;
  const spans = rects.map((rect) => spanOf(rect, axis)).sort((one, other) => one.low - other.low);
  known[axis].set(rects, spans);
  return spans;
}

function middleOf({ low, high }: Span): number {
  return (low + high) / 2;
}

function isBeside(one: Span, other: Span): boolean {
  return one.sideLow < other.sideHigh && other.sideLow < one.sideHigh;
}

/** `spans` from the lowest. Half way between two, or as far from the next one as that one is from the one behind it. */
function gapsOf(mine: Span, spans: readonly Span[]): Gap[] {
  const row = spans.filter((span) => isBeside(mine, span));
  const middle = middleOf(mine);
  const before = row.findLast((span) => middleOf(span) < middle && span.high <= mine.low + (mine.high - mine.low) / 2);
  const after = row.find((span) => middleOf(span) > middle && span.low >= mine.high - (mine.high - mine.low) / 2);
  const gaps: Gap[] = [];
  if (before && after && after.low - before.high > mine.high - mine.low) gaps.push(between(mine, before, after));
  if (before) gaps.push(...follow(mine, before, row));
  if (after) gaps.push(...lead(mine, after, row));
  return gaps;
}

function sideOf(one: Span, other: Span): number {
  return (Math.max(one.sideLow, other.sideLow) + Math.min(one.sideHigh, other.sideHigh)) / 2;
}

function between(mine: Span, before: Span, after: Span): Gap {
  const size = mine.high - mine.low;
  const low = (before.high + after.low - size) / 2;
  return {
    by: low - mine.low,
    spaces: [
      [before.high, low, sideOf(mine, before)],
      [low + size, after.low, sideOf(mine, after)],
    ],
  };
}

/** After `before`, which itself comes after another one. */
function follow(mine: Span, before: Span, row: readonly Span[]): Gap[] {
  const first = row.findLast((span) => span.high <= before.low && isBeside(span, before));
  if (!first) return [];
  const low = before.high + before.low - first.high;
  return [
    {
      by: low - mine.low,
      spaces: [
        [first.high, before.low, sideOf(first, before)],
        [before.high, low, sideOf(mine, before)],
      ],
    },
  ];
}

function lead(mine: Span, after: Span, row: readonly Span[]): Gap[] {
  const last = row.find((span) => span.low >= after.high && isBeside(span, after));
  if (!last) return [];
  const high = after.low - (last.low - after.high);
  return [
    {
      by: high - mine.high,
      spaces: [
        [high, after.low, sideOf(mine, after)],
        [after.high, last.low, sideOf(after, last)],
      ],
    },
  ];
}

/** All that holds where it has come to rest: a line may be that of many. */
function guidesOf({ axis, rect, others, corner }: OnAxis): Guide[] {
  const mine = spanOf(rect, axis);
  const spans = spansOf(others, axis);
  const lines = new Map<number, Span[]>();
  const marks = corner ? [mine.high] : [mine.low, middleOf(mine), mine.high];
  for (const mark of marks) {
    const isMiddle = mark === middleOf(mine);
    const on = spans.filter((span) =>
      (isMiddle ? [middleOf(span)] : [span.low, span.high]).some((line) => Math.abs(line - mark) <= SAME_PX),
    );
    if (on.length > 0) lines.set(mark, on);
  }
  const guides = [...lines].map(([at, on]): Guide => {
    const low = Math.min(mine.sideLow, ...on.map(({ sideLow }) => sideLow));
    const high = Math.max(mine.sideHigh, ...on.map(({ sideHigh }) => sideHigh));
    return { kind: "edge", from: pointOf(axis, at, low), to: pointOf(axis, at, high) };
  });
  if (corner) return guides;
  const even = gapsOf(mine, spans).filter(({ by }) => Math.abs(by) <= SAME_PX);
  const spaces = even.flatMap((gap) => gap.spaces.filter(([low, high]) => high > low));
  const shown = new Map(spaces.map((space) => [`${space[0]} ${space[1]}`, space]));
  return [
    ...guides,
    ...[...shown.values()].map(([low, high, side]): Guide => ({
      kind: "gap",
      from: pointOf(axis, low, side),
      to: pointOf(axis, high, side),
    })),
  ];
}

function pointOf(axis: Axis, along: number, side: number): Point {
  return axis === "x" ? { x: along, y: side } : { x: side, y: along };
}
