import type { Extra, Json, Point, Rect, Size } from "../board/types.ts";
import * as limits from "../limits.ts";
import { isRecord, shorten } from "./clean.ts";
import type { Notes } from "./imported.ts";

export type Values = Readonly<Record<string, Json>>;

/** A value nested deeper does not pass the server’s gate; what wraps `extra` in the document counts too. */
const EXTRA_DEPTH_MAX = limits.UPDATE_ANY_DEPTH_MAX - 4;
const EXTRA_KEY_MAX_CHARS = 250;
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

export function textOf(values: Values, key: string): string {
  const value = values[key];
  return typeof value === "string" ? value : "";
}

export function oneOf<Choice extends string>(value: Json | undefined, choices: readonly Choice[]): Choice | null {
  return choices.find((choice) => choice === value) ?? null;
}

export function colourOf(value: Json | undefined): string | null {
  return typeof value === "string" && value !== "" && value.length <= 32 ? value : null;
}

function storable(value: Json, depth: number): boolean {
  if (depth > EXTRA_DEPTH_MAX) return false;
  if (Array.isArray(value)) return value.every((item: Json) => storable(item, depth + 1));
  if (!isRecord(value)) return true;
  return Object.entries(value).every(
    ([key, item]) => !FORBIDDEN_KEYS.has(key) && key.length <= EXTRA_KEY_MAX_CHARS && storable(item, depth + 1),
  );
}

/** Reads the fields of a thing of a board, brings them within the limits, and notes where it had to. */
export class Fields {
  readonly #notes: Notes;

  constructor(notes: Notes) {
    this.#notes = notes;
  }

  number(
    value: Json | undefined,
    bounds: { readonly low: number; readonly high: number; readonly or: number },
    where: string,
  ): number {
    if (typeof value !== "number") return bounds.or;
    const held = Math.min(bounds.high, Math.max(bounds.low, value));
    if (held !== value) this.#notes.add("clamped", where);
    return held;
  }

  coordinate(value: Json | undefined, where: string): number {
    return this.number(value, { low: -limits.COORDINATE_MAX_PX, high: limits.COORDINATE_MAX_PX, or: 0 }, where);
  }

  point(value: Json | undefined, where: string): Point {
    const raw = isRecord(value) ? value : {};
    return { x: this.coordinate(raw["x"], `${where}.x`), y: this.coordinate(raw["y"], `${where}.y`) };
  }

  #size(
    raw: Values,
    { low = limits.CARD_MIN_PX, high }: { readonly low?: number; readonly high: number },
    where: string,
  ): Size {
    return {
      w: this.number(raw["w"], { low, high, or: 400 }, `${where}.w`),
      h: this.number(raw["h"], { low, high, or: 300 }, `${where}.h`),
    };
  }

  cardSize(value: Json | undefined, where: string): Size | null {
    return isRecord(value) ? this.#size(value, { high: limits.CARD_MAX_PX }, where) : null;
  }

  rect(value: Json | undefined, where: string): Rect {
    const raw = isRecord(value) ? value : {};
    return { ...this.point(raw, where), ...this.#size(raw, { high: limits.COORDINATE_MAX_PX }, where) };
  }

  /** A stroke may be as flat as a line. */
  shapeRect(value: Json | undefined, where: string): Rect {
    const raw = isRecord(value) ? value : {};
    const size = this.#size(raw, { low: limits.SHAPE_MIN_PX, high: limits.COORDINATE_MAX_PX }, where);
    return { ...this.point(raw, where), ...size };
  }

  leaveOut(where: string): void {
    this.#notes.add("left-out", where);
  }

  short(text: string, maxChars: number, where: string): string {
    if (text.length > maxChars) this.#notes.add("shortened", where);
    return shorten(text, maxChars);
  }

  time(value: Json | undefined, where: string): number | null {
    return typeof value === "number" ? this.number(value, { low: 0, high: 8.64e15, or: 0 }, where) : null;
  }

  /** What is not ours comes back as it was, unless no update could carry it. */
  extra(value: Json | undefined, where: string): Extra | null {
    if (!isRecord(value)) return null;
    if (storable(value, 0) && JSON.stringify(value).length <= limits.EXTRA_MAX_CHARS) return value;
    this.#notes.add("left-out", where);
    return null;
  }
}
