import type { InkPoint } from "../board/stroke.ts";
import type { Colour, Json, LinkEnd, Point, Size } from "../board/types.ts";
import type { Values } from "./fields.ts";

/**
 * A shape of tldraw, whichever of its two families of files it comes from: placed on one plane, with its words as they
 * were meant to be read. What it becomes here is decided by `tldraw-board.ts`.
 */
export interface Sketch {
  /** As the file names it. */
  readonly id: string;
  readonly where: string;
  readonly what: "note" | "text" | "box" | "frame" | "ink" | "arrow" | "image" | "address" | "group" | "unknown";
  readonly at: Point;
  /** Radians. */
  readonly angle: number;
  readonly size: Size | null;
  readonly text: string;
  readonly colour: Colour | null;
  readonly locked: boolean;
  /** Id of the frame that it lies in. */
  readonly frame: string | null;
  /** Id of the shape that ties it to others. */
  readonly group: string | null;
  readonly box: "rectangle" | "ellipse" | "diamond";
  /** Drawn here as something plainer: a cloud as a rectangle. */
  readonly isPlainer: boolean;
  /** What lies under it is seen through it. */
  readonly isHollow: boolean;
  /** On the plane. */
  readonly points: readonly InkPoint[];
  /** Of an arrow, the ids of what it is tied to, where its ends are as far as the file says it, and its heads. */
  readonly ends: readonly [string | null, string | null];
  readonly tips: readonly [Point | null, Point | null];
  readonly heads: readonly [LinkEnd, LinkEnd];
  /** Of a page elsewhere, or tied to a shape; as the file has it. */
  readonly address: string;
  /** Of an image, where its bytes are. */
  readonly source: Json;
}

export const PLAIN_SKETCH = {
  what: "unknown",
  angle: 0,
  size: null,
  text: "",
  colour: null,
  locked: false,
  frame: null,
  group: null,
  box: "rectangle",
  isPlainer: false,
  isHollow: false,
  points: [],
  ends: [null, null],
  tips: [null, null],
  heads: ["none", "none"],
  address: "",
  source: null,
} as const satisfies Partial<Sketch>;

/** Black, grey and white are how everything is drawn there until somebody chooses a colour. */
const COLOURS: Readonly<Record<string, Colour>> = {
  yellow: "straw",
  orange: "apricot",
  red: "rose",
  "light-red": "rose",
  violet: "lilac",
  "light-violet": "lilac",
  blue: "sky",
  "light-blue": "sky",
  green: "mint",
  "light-green": "mint",
  indigo: "sky",
  cyan: "sky",
};

export function colourNamed(name: Json | undefined): Colour | null {
  return typeof name === "string" && Object.hasOwn(COLOURS, name) ? (COLOURS[name] ?? null) : null;
}

export function numberIn(values: Values, key: string, otherwise = 0): number {
  const value = values[key];
  return typeof value === "number" ? value : otherwise;
}

export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}

export function turnedBy(angle: number, { x, y }: Point): Point {
  if (angle === 0 || !Number.isFinite(angle)) return { x, y };
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return { x: x * cos - y * sin, y: x * sin + y * cos };
}
