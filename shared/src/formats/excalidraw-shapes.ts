import { boundedStroke, strokeOf } from "../board/stroke.ts";
import type { InkPoint } from "../board/stroke.ts";
import type { ImportedShape } from "../board/imported.ts";
import { SHAPE_KINDS } from "../board/types.ts";
import type { Json, Rect, ShapeKind } from "../board/types.ts";
import * as limits from "../limits.ts";
import { isRecord } from "./clean.ts";
import { held, PLAIN_PRESSURE, POINTS_MAX_COUNT, TOLERANCE_PX, whole } from "./drawn.ts";
import { fillOf, wordsOf } from "./excalidraw-element.ts";
import type { Element } from "./excalidraw-element.ts";
import { oneOf, textOf } from "./fields.ts";
import type { Fields, Values } from "./fields.ts";
import { pictureIn } from "./picture-in.ts";

/**
 * What is drawn in a file of Excalidraw, as our drawings: empty shapes, lines, freehand strokes, arrows that tie nothing,
 * pictures that are in the file. How rough, dashed or turned a shape is has no place here; lines are turned point by point.
 */

/** Ours write here what they are: Excalidraw keeps it, and a text of ours is not taken for a card. */
export const OWN = "tablee";

export function ownKind({ values }: Element): ShapeKind | null {
  const { customData } = values;
  return isRecord(customData) ? oneOf(customData[OWN], SHAPE_KINDS) : null;
}

const BOXES = ["rectangle", "ellipse", "diamond"] as const;
const LINES: ReadonlySet<string> = new Set(["line", "draw", "freedraw"]);

export interface ShapeParts {
  readonly fields: Fields;
  /** `files` of the file: pictures by the id that elements name. */
  readonly files: Values;
}

/** Undefined for what has no place among our drawings, and for what cannot be drawn. */
export function shapeFrom(element: Element, words: string, parts: ShapeParts): ImportedShape | undefined {
  const { values, type, where } = element;
  const kind = ownKind(element);
  const look = {
    text: parts.fields.short(words, limits.SHAPE_TEXT_MAX_CHARS, `${where}.text`),
    colour: fillOf(values) ?? strokeColour(values),
    points: [],
    stamp: null,
    file: null,
    locked: values["locked"] === true,
    bornAt: null,
  };
  const box = oneOf(type, BOXES);
  if (box) return { ...look, kind: box, rect: boxOf(element, parts.fields) };
  if (type === "arrow") return arrowFrom(element, look, parts.fields);
  if (LINES.has(type)) return inkFrom(element, look, parts.fields);
  if (type === "image") return imageFrom(element, look, parts);
  if (type === "text" && kind === "text") return { ...look, kind, rect: boxOf(element, parts.fields) };
  if (type === "text" && kind === "stamp") return stampFrom(element, look, parts.fields);
  return (type === "frame" || type === "magicframe") && kind === "frame"
    ? { ...look, kind, rect: boxOf(element, parts.fields) }
    : undefined;
}

type Look = Omit<ImportedShape, "kind" | "rect">;

/** Black is how everything is drawn there until somebody chooses a colour. */
function strokeColour(values: Values): string | null {
  const stroke = textOf(values, "strokeColor");
  return /^#[0-9a-f]{6}$/i.test(stroke) && !/^#(000000|1e1e1e)$/i.test(stroke) ? stroke : null;
}

function numberOf(value: Json | undefined): number {
  return typeof value === "number" ? value : 0;
}

/** A side drawn to the left or upwards is below nothing there. */
function boxOf({ values, where }: Element, fields: Fields): Rect {
  const [width, height] = [numberOf(values["width"]), numberOf(values["height"])];
  const at = fields.point(
    { x: numberOf(values["x"]) + Math.min(0, width), y: numberOf(values["y"]) + Math.min(0, height) },
    where,
  );
  const side = (length: number): number =>
    Math.round(
      fields.number(Math.abs(length), { low: limits.CARD_MIN_PX / 2, high: limits.COORDINATE_MAX_PX, or: 0 }, where),
    );
  return { x: whole(at.x), y: whole(at.y), w: side(width), h: side(height) };
}

/** On the board, turned as the element is. */
function pointsOf({ values, where }: Element, fields: Fields): InkPoint[] {
  const { points, pressures } = values;
  if (!Array.isArray(points)) return [];
  const step = Math.max(1, Math.ceil(points.length / POINTS_MAX_COUNT));
  const given: readonly Json[] = Array.isArray(pressures) ? pressures : [];
  const origin = fields.point(values, where);
  const drawn = points.flatMap((point: Json, at): InkPoint[] => {
    if (at % step !== 0 && at !== points.length - 1) return [];
    const [x, y]: readonly Json[] = Array.isArray(point) ? point : [];
    if (typeof x !== "number" || typeof y !== "number") return [];
    const pressure = given[at];
    return [
      {
        x: held(origin.x + x),
        y: held(origin.y + y),
        pressure: typeof pressure === "number" ? Math.min(1, Math.max(0.05, pressure)) : PLAIN_PRESSURE,
      },
    ];
  });
  return turned(drawn, numberOf(values["angle"]));
}

/** About the middle of what holds the points, as it is turned there. */
function turned(points: readonly InkPoint[], angle: number): InkPoint[] {
  if (angle === 0 || !Number.isFinite(angle)) return [...points];
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const middle = (all: readonly number[]): number =>
    (all.reduce((one, other) => Math.min(one, other), Infinity) +
      all.reduce((one, other) => Math.max(one, other), -Infinity)) /
    2;
  const [cx, cy, cos, sin] = [middle(xs), middle(ys), Math.cos(angle), Math.sin(angle)];
  return points.map(({ x, y, pressure }) => ({
    x: held(cx + (x - cx) * cos - (y - cy) * sin),
    y: held(cy + (x - cx) * sin + (y - cy) * cos),
    pressure,
  }));
}

/** A line there has no head, and neither has an arrow whose heads were taken off: both are strokes here. */
function arrowFrom(element: Element, look: Look, fields: Fields): ImportedShape | undefined {
  const { values } = element;
  const points = pointsOf(element, fields);
  if (points.length < 2) return undefined;
  const [start, end] = [values["startArrowhead"] ?? null, values["endArrowhead"]];
  if (end === null && start === null) return inkFrom(element, look, fields);
  const drawn = end === null ? points.toReversed() : points;
  return { ...look, kind: "arrow", ...strokeOf("arrow", boundedStroke(drawn, TOLERANCE_PX)) };
}

function inkFrom(element: Element, look: Look, fields: Fields): ImportedShape | undefined {
  const points = pointsOf(element, fields);
  if (points.length === 0) return undefined;
  return { ...look, kind: "ink", ...strokeOf("ink", boundedStroke(points, TOLERANCE_PX)) };
}

function imageFrom(element: Element, look: Look, { fields, files }: ShapeParts): ImportedShape | undefined {
  const { values } = element;
  const file = files[textOf(values, "fileId")];
  const picture = isRecord(file) ? pictureIn(file["dataURL"]) : null;
  if (picture === null) return undefined;
  const { customData } = values;
  const said = isRecord(customData) ? textOf(customData, "text") : "";
  const text = fields.short(said, limits.SHAPE_TEXT_MAX_CHARS, element.where);
  return { ...look, text, kind: "image", colour: null, rect: boxOf(element, fields), picture };
}

function stampFrom(element: Element, look: Look, fields: Fields): ImportedShape | undefined {
  const stamp = wordsOf(element.values);
  if (stamp === "" || stamp.length > limits.STAMP_MAX_CHARS) return undefined;
  return { ...look, text: "", kind: "stamp", stamp, rect: boxOf(element, fields) };
}

/** As they lie over each other in the file. Which of them lie under cards is said by what they are. */
export function inLayers(
  drawn: readonly { readonly layer: number; readonly shape: ImportedShape }[],
): readonly ImportedShape[] {
  return drawn.toSorted((one, other) => one.layer - other.layer).map(({ shape }) => shape);
}
