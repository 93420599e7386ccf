import { wordsWithoutMarks } from "./marks.ts";
import type { ZoneId } from "../ids.ts";
import type { Board, Card, Point, Rect, Size } from "./types.ts";

export const CARD_WIDTH_PX = 200;
export const CARD_MIN_HEIGHT_PX = 96;
export const CARD_GAP_PX = 16;
export const ZONE_HEADER_PX = 56;
export const ZONE_PADDING_PX = 20;
export const GROUP_PADDING_PX = 14;
/** Above the cards of a group, for the name that stands on its frame. */
export const GROUP_HEAD_PX = 30;

export const LINE_HEIGHT_PX = 21.1;
const CARD_CHROME_PX = 50;
const KIND_LINE_PX = 24;
export const CARD_SIDE_PX = 26;
/** Mean advance of the interface font at 15.5 px. An estimate: the browser draws a taller card when words are wider. */
export const CHAR_WIDTH_PX = 7.7;
/** Ideographs and kana fill a square of the font's size. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;

/** Width of a text on one line, in mean characters. */
export function charsIn(line: string): number {
  return line.length + (line.match(WIDE)?.length ?? 0);
}

/** How tall a card of width `w` is for its text. Pure, so that every replica draws the same frames around groups. */
export function textHeight(text: string, w: number): number {
  const perLine = Math.max(1, Math.floor((w - CARD_SIDE_PX) / CHAR_WIDTH_PX));
  const hasWide = text.search(WIDE) !== -1;
  let lines = 0;
  // Ten thousand cards are measured when a board is opened: nothing is cut out of a text that can be counted.
  for (let at = 0; at <= text.length;) {
    const next = text.indexOf("\n", at);
    const end = next === -1 ? text.length : next;
    const chars = hasWide ? charsIn(text.slice(at, end)) : end - at;
    lines += Math.max(1, Math.ceil(chars / perLine));
    at = end + 1;
  }
  return Math.max(CARD_MIN_HEIGHT_PX, Math.ceil(CARD_CHROME_PX + lines * LINE_HEIGHT_PX));
}

type Sized = Pick<Card, "text" | "size"> & Partial<Pick<Card, "kind">>;

/** How tall a card of that width is for its words: its text, and its kind when that is written on it. */
export function wordsHeight(card: Sized, w: number): number {
  const kind = card.kind === undefined || card.kind === "ingredient" ? 0 : KIND_LINE_PX;
  return textHeight(wordsWithoutMarks(card.text), w) + kind;
}

export function cardSize(card: Sized): Size {
  return card.size ?? { w: CARD_WIDTH_PX, h: wordsHeight(card, CARD_WIDTH_PX) };
}

/** Of each card as it is now; a card that changes is another object. Measuring words costs far more than finding this. */
const rects = new WeakMap<object, Rect>();

export function cardRect(card: Sized & Pick<Card, "place">): Rect {
  const known = rects.get(card);
  if (known) return known;
  const rect = { x: card.place.x, y: card.place.y, ...cardSize(card) };
  rects.set(card, rect);
  return rect;
}

export function centre(rect: Rect): Point {
  return { x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 };
}

export function contains(rect: Rect, point: Point): boolean {
  return point.x >= rect.x && point.y >= rect.y && point.x <= rect.x + rect.w && point.y <= rect.y + rect.h;
}

/** Whether all of one lies in the other. */
export function holds(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.w <= outer.x + outer.w &&
    inner.y + inner.h <= outer.y + outer.h
  );
}

export function intersects(left: Rect, right: Rect): boolean {
  return (
    left.x < right.x + right.w && right.x < left.x + left.w && left.y < right.y + right.h && right.y < left.y + left.h
  );
}

export function isSameRect(one: Rect, other: Rect): boolean {
  return one.x === other.x && one.y === other.y && one.w === other.w && one.h === other.h;
}

export function inflate(rect: Rect, by: number): Rect {
  return { x: rect.x - by, y: rect.y - by, w: rect.w + 2 * by, h: rect.h + 2 * by };
}

/** The smallest around it whose edges lie on whole steps. */
export function outward({ x, y, w, h }: Rect, step: number): Rect {
  const [left, top] = [Math.floor(x / step) * step, Math.floor(y / step) * step];
  return { x: left, y: top, w: Math.ceil((x + w - left) / step) * step, h: Math.ceil((y + h - top) / step) * step };
}

/** The smallest rectangle around all of them; undefined for none. */
export function boundsOf(rects: Iterable<Rect>): Rect | undefined {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const rect of rects) {
    left = Math.min(left, rect.x);
    top = Math.min(top, rect.y);
    right = Math.max(right, rect.x + rect.w);
    bottom = Math.max(bottom, rect.y + rect.h);
  }
  return left === Infinity ? undefined : { x: left, y: top, w: right - left, h: bottom - top };
}

/** The frame of a group around its cards; undefined for none. */
export function groupFrame(cards: Iterable<Rect>): Rect | undefined {
  const bounds = boundsOf(cards);
  return bounds && inflate(bounds, GROUP_PADDING_PX);
}

/**
 * An area as it is drawn: its own rectangle, grown down over those of its cards that reach below its foot because it
 * was full. Derived, never written: nobody's rectangle changes when somebody adds a card.
 */
export function zoneFrame(rect: Rect, cards: Iterable<Rect>): Rect {
  let foot = rect.y + rect.h;
  for (const card of cards) {
    const middle = centre(card);
    const isBelow = card.y + card.h > rect.y + rect.h && middle.x >= rect.x && middle.x <= rect.x + rect.w;
    if (isBelow) foot = Math.max(foot, card.y + card.h + ZONE_PADDING_PX);
  }
  return { ...rect, h: foot - rect.y };
}

/** The innermost area around a point: areas may nest in imported boards. */
export function zoneAt<Area extends { readonly rect: Rect }>(zones: Iterable<Area>, point: Point): Area | undefined {
  let found: Area | undefined;
  for (const zone of zones) {
    if (!contains(zone.rect, point)) continue;
    if (!found || zone.rect.w * zone.rect.h < found.rect.w * found.rect.h) found = zone;
  }
  return found;
}

/** Where cards go that lie in no area. */
const OUTSIDE: Rect = { x: 0, y: -600, w: 1_600, h: 400 };

/** The rectangle in which cards of this area are laid; of no area, or one that is gone, a place above them all. */
export function areaOf({ zones }: Pick<Board, "zones">, zone: ZoneId | null): Rect {
  return (zone === null ? undefined : zones.get(zone)?.rect) ?? OUTSIDE;
}

/** Between a card that is laid and what lies there. */
const CLEAR_PX = CARD_GAP_PX / 2 - 1;

/** Whether it may be in the way of what is laid in this area, or below it. */
export function isInColumn(rect: Rect, area: Rect): boolean {
  return rect.x < area.x + area.w && area.x < rect.x + rect.w && area.y < rect.y + rect.h;
}

/**
 * A free place of `size` inside `area`, left to right and top to bottom, clear of `taken`. When the area is full, below
 * everything in it: the area grows in use, and a card is never dropped on top of another. `from`: nothing is free above.
 */
export function freePlace(area: Rect, taken: readonly Rect[], size: Size, from = -Infinity): Point {
  const left = area.x + ZONE_PADDING_PX;
  const top = area.y + ZONE_HEADER_PX;
  const right = Math.max(area.x + area.w - ZONE_PADDING_PX, left + size.w);
  const near = taken.filter((rect) => isInColumn(rect, area));
  const bottom = near.reduce((low, rect) => Math.max(low, rect.y + rect.h + CARD_GAP_PX), top);
  const rows = [...new Set([top, ...near.map((rect) => rect.y + rect.h + CARD_GAP_PX)])]
    .filter((y) => y >= Math.max(top, from) && y <= bottom)
    .sort((above, below) => above - below);
  for (const y of rows) {
    // Few reach into one row, and of many cards each is laid after all that lie there already.
    const row = near.filter((rect) => rect.y < y + size.h + CLEAR_PX && rect.y + rect.h > y - CLEAR_PX);
    for (let x = left; x + size.w <= right;) {
      const spot = inflate({ x, y, ...size }, CLEAR_PX);
      const hit = row.find((rect) => intersects(spot, rect));
      if (!hit) return { x, y };
      x = Math.max(x + 1, hit.x + hit.w + CARD_GAP_PX);
    }
  }
  return { x: left, y: bottom };
}
