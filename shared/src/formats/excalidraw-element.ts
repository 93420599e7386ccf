import { CARD_SIDE_PX, LINE_HEIGHT_PX, cardSize } from "../board/geometry.ts";
import type { Size } from "../board/types.ts";
import * as limits from "../limits.ts";
import { textOf } from "./fields.ts";
import type { Values } from "./fields.ts";

/** Elements of Excalidraw as its files and its clipboard have them, of any year: every value may be missing. */
export interface Element {
  readonly values: Values;
  readonly where: string;
  /** Rank in the file, which is also the stacking. */
  readonly layer: number;
  readonly key: string;
  readonly type: string;
}

const SAMPLE_CHARS = 4_000;

/** Told by its first words: Excalidraw writes them there, in its files and on the clipboard. */
export function isExcalidraw(text: string): boolean {
  const start = text
    .slice(0, SAMPLE_CHARS)
    .replace(/^\ufeff/, "")
    .trimStart();
  return start.startsWith("{") && /"type"\s*:\s*"excalidraw(\/clipboard)?"/.test(start);
}

/** Shapes that hold words: a note is one of these with a text bound to it. */
export const CONTAINERS: ReadonlySet<string> = new Set(["rectangle", "ellipse", "diamond"]);
export const FRAMES: ReadonlySet<string> = new Set(["frame", "magicframe"]);

/** What was typed; older files have only the lines it was broken into. */
export function wordsOf(values: Values): string {
  return (textOf(values, "originalText") || textOf(values, "text")).replace(/\r\n?/g, "\n").trim();
}

/** Excalidraw's word for no colour is `transparent`. */
export function fillOf(values: Values): string | null {
  const fill = textOf(values, "backgroundColor");
  return /^#[0-9a-f]{6}$/i.test(fill) ? fill : null;
}

const PADDING_PX = 24;

function held(value: unknown, least: number): number {
  const length = typeof value === "number" ? Math.abs(Math.round(value)) : 0;
  return Math.min(limits.CARD_MAX_PX, Math.max(least, length));
}

/** A note is as large as it was; a text of a line or two stays small; what says no size is as large as its words. */
export function sizeOf({ values, type }: Element, text: string): Size | null {
  if (typeof values["width"] !== "number" || typeof values["height"] !== "number") return null;
  if (type !== "text")
    return { w: held(values["width"], limits.CARD_MIN_PX), h: held(values["height"], limits.CARD_MIN_PX) };
  const lines = textOf(values, "text").split("\n").length;
  const h = held(PADDING_PX + lines * LINE_HEIGHT_PX, limits.CARD_MIN_PX);
  // Broader than our own cards it stays only where its lines were that long.
  return {
    w: held(values["width"] + CARD_SIDE_PX, 2 * limits.CARD_MIN_PX),
    h: Math.min(h, cardSize({ text, size: null }).h),
  };
}
