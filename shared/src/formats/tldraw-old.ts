import type { InkPoint } from "../board/stroke.ts";
import type { Json, LinkEnd, Point } from "../board/types.ts";
import { isRecord } from "./clean.ts";
import { PLAIN_PRESSURE, POINTS_MAX_COUNT } from "./drawn.ts";
import { textOf } from "./fields.ts";
import type { Values } from "./fields.ts";
import { colourNamed, numberIn, PLAIN_SKETCH } from "./tldraw-sketch.ts";
import type { Sketch } from "./tldraw-sketch.ts";
import { wordsIn } from "./tldraw-text.ts";

/** Files of the first tldraw: maps of shapes by page, all of them placed on the page itself, also within a group. */
export function oldSketchesIn(file: Values): Sketch[][] {
  const drawn = recordIn(file, "document");
  const assets = { ...recordIn(file, "assets"), ...recordIn(drawn, "assets") };
  return Object.entries(recordIn(drawn, "pages"))
    .map(([name, page]) => (isRecord(page) ? pageOf(page, assets, `document.pages.${name}`) : []))
    .filter((page) => page.length > 0);
}

function recordIn(values: Values, key: string): Values {
  const value = Object.hasOwn(values, key) ? values[key] : undefined;
  return isRecord(value) ? value : {};
}

function pageOf(page: Values, assets: Values, where: string): Sketch[] {
  const shapes = recordIn(page, "shapes");
  const bindings = recordIn(page, "bindings");
  return Object.entries(shapes)
    .flatMap(([id, values]) => (isRecord(values) ? [{ id, values }] : []))
    .sort((one, other) => numberIn(one.values, "childIndex") - numberIn(other.values, "childIndex"))
    .map(({ id, values }) => sketchOf({ id, values, where: `${where}.shapes.${id}` }, { shapes, bindings, assets }));
}

interface Page {
  readonly shapes: Values;
  readonly bindings: Values;
  readonly assets: Values;
}

interface Placed {
  readonly id: string;
  readonly values: Values;
  readonly where: string;
}

function sketchOf({ id, values, where }: Placed, page: Page): Sketch {
  const at = pointIn(values["point"]) ?? { x: 0, y: 0 };
  const parent = textOf(values, "parentId");
  const shared = {
    ...PLAIN_SKETCH,
    id,
    where,
    at,
    angle: numberIn(values, "rotation"),
    size: sizeIn(values["size"]),
    text: wordsIn(values),
    colour: colourNamed(recordIn(values, "style")["color"]),
    locked: values["isLocked"] === true,
    group: Object.hasOwn(page.shapes, parent) ? parent : null,
    isHollow: recordIn(values, "style")["isFilled"] !== true,
  };
  switch (textOf(values, "type")) {
    case "sticky":
      return { ...shared, what: "note", isHollow: false };
    case "text":
      return { ...shared, what: "text", size: null };
    case "rectangle":
      return { ...shared, what: "box" };
    case "triangle":
      return { ...shared, what: "box", isPlainer: true };
    case "ellipse":
      return { ...shared, what: "box", box: "ellipse", size: doubled(values["radius"]) };
    case "draw":
      return { ...shared, what: "ink", points: strokePoints(values["points"], at) };
    case "line":
      return { ...shared, what: "ink", points: linePoints(values, at) };
    case "arrow":
      return { ...shared, what: "arrow", ...arrowOf(values, at, page.bindings) };
    case "image":
      return { ...shared, what: "image", source: sourceIn(page.assets, values) };
    case "group":
      return { ...shared, what: "group" };
    default:
      return shared;
  }
}

function sourceIn(assets: Values, values: Values): Json {
  return recordIn(assets, textOf(values, "assetId"))["src"] ?? null;
}

function pairIn(value: Json | undefined): readonly [number, number] | null {
  const [one, other]: readonly Json[] = Array.isArray(value) ? value : [];
  return typeof one === "number" && typeof other === "number" ? [one, other] : null;
}

function pointIn(value: Json | undefined): Point | null {
  const pair = pairIn(value);
  return pair && { x: pair[0], y: pair[1] };
}

function sizeIn(value: Json | undefined): Sketch["size"] {
  const pair = pairIn(value);
  return pair && { w: pair[0], h: pair[1] };
}

function doubled(value: Json | undefined): Sketch["size"] {
  const size = sizeIn(value);
  return size && { w: size.w * 2, h: size.h * 2 };
}

function strokePoints(value: Json | undefined, at: Point): InkPoint[] {
  const all: readonly Json[] = Array.isArray(value) ? value : [];
  const step = Math.max(1, Math.ceil(all.length / POINTS_MAX_COUNT));
  return all.flatMap((point, index) => {
    const pair = index % step === 0 || index === all.length - 1 ? pairIn(point) : null;
    if (!pair) return [];
    const third: Json | undefined = Array.isArray(point) ? point[2] : undefined;
    const pressure = typeof third === "number" ? Math.min(1, Math.max(0.05, third)) : PLAIN_PRESSURE;
    return [{ x: at.x + pair[0], y: at.y + pair[1], pressure }];
  });
}

function handleIn(values: Values, name: "start" | "end", at: Point): Point | null {
  const point = pointIn(recordIn(recordIn(values, "handles"), name)["point"]);
  return point && { x: at.x + point.x, y: at.y + point.y };
}

/** From its start to its end; the bend between them is left to the eye. */
function linePoints(values: Values, at: Point): InkPoint[] {
  return (["start", "end"] as const).flatMap((name) => {
    const point = handleIn(values, name, at);
    return point ? [{ ...point, pressure: PLAIN_PRESSURE }] : [];
  });
}

function arrowOf(values: Values, at: Point, bindings: Values): Pick<Sketch, "ends" | "heads" | "tips"> {
  const handles = recordIn(values, "handles");
  const end = (name: string): string | null =>
    textOf(recordIn(bindings, textOf(recordIn(handles, name), "bindingId")), "toId") || null;
  const decorations = recordIn(values, "decorations");
  const head = (name: string): LinkEnd => (textOf(decorations, name) === "" ? "none" : "arrow");
  return {
    ends: [end("start"), end("end")],
    tips: [handleIn(values, "start", at), handleIn(values, "end", at)],
    heads: [head("start"), head("end")],
  };
}
