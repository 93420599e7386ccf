import { boundsOf, centre } from "../board/geometry.ts";
import type { ImportedCard, ImportedLink, ImportedShape, ImportedZone } from "../board/imported.ts";
import { boundedStroke, strokeOf } from "../board/stroke.ts";
import type { Point, Rect, Size } from "../board/types.ts";
import * as limits from "../limits.ts";
import { held, PLAIN_PRESSURE, TOLERANCE_PX, whole } from "./drawn.ts";
import { Fields } from "./fields.ts";
import { PLAIN_CARD } from "./imported.ts";
import type { Notes } from "./imported.ts";
import { pictureIn } from "./picture-in.ts";
import type { Sketch } from "./tldraw-sketch.ts";

/** Between pages of a file, which lie beside each other on a board. */
const PAGES_APART_PX = 400;

/** From a page to the next, so that nothing of one lies on another. */
export function besideEachOther(pages: readonly (readonly Sketch[])[], notes: Notes): Sketch[] {
  let right: number | null = null;
  return pages.flatMap((page, index) => {
    const bounds = boundsOf(page.map(rectOf));
    if (!bounds) return [];
    const dx: number = right === null ? 0 : right + PAGES_APART_PX - bounds.x;
    right = bounds.x + bounds.w + dx;
    if (index > 0) notes.add("pages", "");
    return page.map((one) => shifted(one, dx));
  });
}

function rectOf({ at, size, points, tips }: Sketch): Rect {
  const xs = [at, ...points, ...tips.flatMap((tip) => tip ?? [])];
  const left = xs.reduce((least, { x }) => Math.min(least, held(x)), Infinity);
  const top = xs.reduce((least, { y }) => Math.min(least, held(y)), Infinity);
  const right = xs.reduce((most, { x }) => Math.max(most, held(x)), -Infinity);
  const foot = xs.reduce((most, { y }) => Math.max(most, held(y)), -Infinity);
  return {
    x: left,
    y: top,
    w: Math.max(right - left, held(size?.w ?? 0)),
    h: Math.max(foot - top, held(size?.h ?? 0)),
  };
}

function shifted(sketch: Sketch, dx: number): Sketch {
  const move = <Place extends Point>(place: Place): Place => ({ ...place, x: place.x + dx });
  const [start, end] = sketch.tips;
  const tips = [start && move(start), end && move(end)] as const;
  return { ...sketch, at: move(sketch.at), points: sketch.points.map(move), tips };
}

/** A card is not seen through: what was hollow there, and lay over others, goes under the lowest of them. */
function seenThrough(cards: readonly ImportedCard[], hollow: ReadonlySet<string>): ImportedCard[] {
  const sorted = [...cards];
  const layers = cards.map(({ layer }) => layer);
  for (const card of cards) {
    if (!hollow.has(card.key)) continue;
    const now = sorted.indexOf(card);
    const lowest = sorted.findIndex((other, at) => at < now && isWithin(other, card));
    if (lowest !== -1) sorted.splice(lowest, 0, ...sorted.splice(now, 1));
  }
  return sorted.map((card, at) => ({ ...card, layer: layers[at] ?? card.layer }));
}

function isWithin({ place: inner }: ImportedCard, { place, size }: ImportedCard): boolean {
  if (!inner || !place || !size) return false;
  return inner.x >= place.x && inner.y >= place.y && inner.x < place.x + size.w && inner.y < place.y + size.h;
}

/** What becomes of each shape here, and what is said of it before anybody accepts it. */
export class TldrawBoard {
  readonly zones: ImportedZone[] = [];
  cards: ImportedCard[] = [];
  readonly links: ImportedLink[] = [];
  readonly shapes: ImportedShape[] = [];
  readonly #notes: Notes;
  readonly #fields: Fields;
  /** Ids of the shapes that came as cards or areas: what an arrow can be tied to. */
  readonly #come = new Set<string>();
  readonly #frames: ReadonlySet<string>;
  readonly #middles: ReadonlyMap<string, Point>;
  readonly #tied = new Map<string, number>();
  #layer = 0;

  constructor(sketches: readonly Sketch[], notes: Notes) {
    this.#notes = notes;
    this.#fields = new Fields(notes);
    const hollow = new Set(sketches.flatMap(({ isHollow, id }) => (isHollow ? [id] : [])));
    this.#frames = new Set(sketches.flatMap(({ what, id }) => (what === "frame" ? [id] : [])));
    this.#middles = new Map(sketches.map((one) => [one.id, centre(rectOf(one))]));
    for (const sketch of sketches) if (sketch.what !== "arrow") this.#take(sketch);
    // An arrow may lie under what it is tied to.
    for (const sketch of sketches) if (sketch.what === "arrow") this.#arrow(sketch);
    for (const count of this.#tied.values()) if (count > 1) notes.add("ungrouped", "");
    this.cards = seenThrough(this.cards, hollow);
  }

  #take(sketch: Sketch): void {
    const { what, text, where, address } = sketch;
    if (address !== "" && what !== "address") this.#notes.add("addresses", where);
    switch (what) {
      case "frame":
        return this.#zone(sketch);
      case "note":
      case "box":
        return text === "" ? this.#box(sketch) : this.#card(sketch, text);
      case "text":
        return text === "" ? undefined : this.#card(sketch, text);
      case "ink":
        return this.#ink(sketch);
      case "image":
        return this.#image(sketch);
      case "address":
        return this.#address(sketch);
      case "group":
      case "arrow":
        return undefined;
      default:
        this.#notes.add("unknown-shapes", where);
        // Words are somebody’s, whatever they stood in.
        if (text !== "") this.#card(sketch, text);
    }
  }

  #zone({ id, where, at, size, angle, text }: Sketch): void {
    const side = (value: number | undefined): number =>
      whole(this.#fields.number(value, { low: limits.CARD_MIN_PX, high: limits.COORDINATE_MAX_PX, or: 400 }, where));
    const rect = { ...this.#place(at, where), w: side(size?.w), h: side(size?.h) };
    const title = this.#fields.short(text, limits.ZONE_TITLE_MAX_CHARS, where);
    this.#straight(angle, where);
    this.#come.add(id);
    this.zones.push({ key: id, title, rect, layer: this.#next(), section: null, colour: null, extra: null });
  }

  #card(sketch: Sketch, words: string): void {
    const { id, where, at, size, angle, colour, frame, group, locked } = sketch;
    this.#straight(angle, where);
    if (group !== null) this.#tied.set(group, (this.#tied.get(group) ?? 0) + 1);
    this.#come.add(id);
    this.cards.push({
      ...PLAIN_CARD,
      key: id,
      text: this.#fields.short(words, limits.CARD_TEXT_MAX_CHARS, where),
      place: this.#place(at, where),
      zone: frame !== null && this.#frames.has(frame) ? frame : null,
      layer: this.#next(),
      size: size && { w: this.#cardSide(size.w), h: this.#cardSide(size.h) },
      colour,
      locked,
    });
  }

  #cardSide(length: number): number {
    return Math.min(limits.CARD_MAX_PX, Math.max(limits.CARD_MIN_PX, Math.round(Math.abs(length))));
  }

  #box(sketch: Sketch): void {
    const { where, at, size, angle, box, isPlainer } = sketch;
    if (isPlainer) this.#notes.add("plainer", where);
    this.#straight(angle, where);
    this.shapes.push({ ...this.#look(sketch), kind: box, rect: this.#rect(at, size, where) });
  }

  #ink(sketch: Sketch): void {
    const points = sketch.points.map(({ x, y, pressure }) => ({ x: held(x), y: held(y), pressure }));
    if (points.length === 0) return this.#notes.add("drawings", sketch.where);
    this.shapes.push({ ...this.#look(sketch), kind: "ink", ...strokeOf("ink", boundedStroke(points, TOLERANCE_PX)) });
  }

  /** A picture in the file comes; where it is only named, nobody goes to fetch it. */
  #image(sketch: Sketch): void {
    const { where, at, size, angle, source } = sketch;
    const picture = pictureIn(source);
    if (picture === null) return this.#notes.add("images", where);
    this.#straight(angle, where);
    this.shapes.push({
      ...this.#look(sketch),
      kind: "image",
      colour: null,
      rect: this.#rect(at, size, where),
      picture,
    });
  }

  /** A page elsewhere is the words of its address. What is no address of a page is not shown to anybody. */
  #address(sketch: Sketch): void {
    const { where, address, text } = sketch;
    if (!/^https?:\/\//i.test(address)) return this.#notes.add("addresses", where);
    this.#card(sketch, text === "" ? address : `${text}\n${address}`);
  }

  #arrow(sketch: Sketch): void {
    const { where, text, ends, heads, tips, address } = sketch;
    if (address !== "") this.#notes.add("addresses", where);
    const [from, to] = ends.map((id) => (id !== null && this.#come.has(id) ? id : null));
    if (from && to && from !== to) {
      const label = this.#fields.short(text, limits.LINK_LABEL_MAX_CHARS, where);
      const look = { meaning: null, fromSide: null, toSide: null, colour: null, extra: null };
      this.links.push({ from, to, label, ...look, fromEnd: heads[0], toEnd: heads[1] });
      return;
    }
    // An end that is tied to something is drawn to its middle where the file does not say where it is.
    const drawn = ends.flatMap((id, at) => {
      const tip = tips[at] ?? (id === null ? null : this.#middles.get(id));
      return tip ? [{ x: held(tip.x), y: held(tip.y), pressure: PLAIN_PRESSURE }] : [];
    });
    if (drawn.length === 2) this.#looseArrow(sketch, drawn);
    else {
      this.#notes.add("loose-arrows", where);
      if (text !== "") this.#card(sketch, text);
    }
  }

  /** Without a head it is a line; with one at its start alone it is drawn the other way. */
  #looseArrow(sketch: Sketch, drawn: Parameters<typeof boundedStroke>[0]): void {
    const [start, end] = sketch.heads;
    const kind = start === "none" && end === "none" ? "ink" : "arrow";
    const points = kind === "arrow" && end === "none" ? drawn.toReversed() : drawn;
    this.shapes.push({ ...this.#look(sketch), kind, ...strokeOf(kind, boundedStroke(points, TOLERANCE_PX)) });
  }

  #look({ where, text, colour, locked }: Sketch): Omit<ImportedShape, "kind" | "rect"> {
    const words = this.#fields.short(text, limits.SHAPE_TEXT_MAX_CHARS, where);
    return { text: words, colour, points: [], stamp: null, file: null, locked, bornAt: null };
  }

  #place(at: Point, where: string): Point {
    const { x, y } = this.#fields.point({ x: at.x, y: at.y }, where);
    return { x: whole(x), y: whole(y) };
  }

  #rect(at: Point, size: Size | null, where: string): Rect {
    const side = (value: number | undefined): number =>
      whole(
        this.#fields.number(
          Math.abs(value ?? limits.CARD_MIN_PX),
          { low: limits.CARD_MIN_PX / 2, high: limits.COORDINATE_MAX_PX, or: limits.CARD_MIN_PX },
          where,
        ),
      );
    return { ...this.#place(at, where), w: side(size?.w), h: side(size?.h) };
  }

  /** Nothing is turned here. */
  #straight(angle: number, where: string): void {
    if (Math.abs(Math.sin(angle)) > 0.01 || Math.cos(angle) < 0) this.#notes.add("straightened", where);
  }

  #next(): number {
    this.#layer += 1;
    return this.#layer;
  }
}
