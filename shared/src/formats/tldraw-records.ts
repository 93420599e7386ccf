import type { InkPoint } from "../board/stroke.ts";
import type { Json, LinkEnd, Point } from "../board/types.ts";
import { isRecord } from "./clean.ts";
import { PLAIN_PRESSURE, POINTS_MAX_COUNT } from "./drawn.ts";
import { textOf } from "./fields.ts";
import type { Values } from "./fields.ts";
import type { Notes } from "./imported.ts";
import { colourNamed, numberIn, PLAIN_SKETCH, turnedBy } from "./tldraw-sketch.ts";
import type { Sketch } from "./tldraw-sketch.ts";
import { wordsIn } from "./tldraw-text.ts";

/** A flat list of records, each naming its parent: places are relative to it, and order is a key among its siblings. */

interface Placed {
  readonly values: Values;
  readonly where: string;
  readonly id: string;
}

interface Around {
  readonly at: Point;
  readonly angle: number;
  readonly frame: string | null;
  readonly group: string | null;
}

const PAGE: Around = { at: { x: 0, y: 0 }, angle: 0, frame: null, group: null };

/** One list for each page that has something, each in the order in which things lie over each other. */
export function sketchesIn(records: readonly Json[], notes: Notes): Sketch[][] {
  const reading = new Records(records, notes);
  return reading.pages().filter((page) => page.length > 0);
}

class Records {
  readonly #pages: Placed[] = [];
  readonly #shapes: Placed[] = [];
  readonly #children = new Map<string, Placed[]>();
  readonly #assets = new Map<string, Values>();
  /** By the id of an arrow, what each of its ends is tied to. */
  readonly #tied = new Map<string, { start?: string; end?: string }>();
  readonly #seen = new Set<string>();

  constructor(records: readonly Json[], notes: Notes) {
    const ids = new Set<string>();
    records.forEach((values, at) => {
      const where = `records[${at}]`;
      if (!isRecord(values)) return notes.add("left-out", where);
      const id = textOf(values, "id") || where;
      if (ids.has(id)) return notes.add("duplicate-ids", where);
      ids.add(id);
      this.#sort({ values, where, id });
    });
  }

  /** How the author looked at it is in the file too, and nothing of it is taken: cameras, pointers, names. */
  #sort(placed: Placed): void {
    const { values, id } = placed;
    const kind = values["typeName"];
    if (kind === "page") this.#pages.push(placed);
    else if (kind === "asset") this.#assets.set(id, propsOf(values));
    else if (kind === "binding") this.#bind(values);
    else if (kind === "shape") {
      this.#shapes.push(placed);
      const parent = textOf(values, "parentId");
      const siblings = this.#children.get(parent);
      if (siblings) siblings.push(placed);
      else this.#children.set(parent, [placed]);
    }
  }

  #bind(values: Values): void {
    const end = propsOf(values)["terminal"];
    if (end !== "start" && end !== "end") return;
    const arrow = textOf(values, "fromId");
    this.#tied.set(arrow, { ...this.#tied.get(arrow), [end]: textOf(values, "toId") });
  }

  pages(): Sketch[][] {
    const [first = [], ...pages] = this.#pages.toSorted(byIndex).map((page) => this.#below(page.id, PAGE));
    // Whose parent is not there, or lies in a circle with it: it is somebody’s all the same.
    const lost = this.#shapes.flatMap((shape) => (this.#seen.has(shape.id) ? [] : this.#tree(shape, PAGE)));
    return [[...first, ...lost], ...pages];
  }

  #below(parent: string, around: Around): Sketch[] {
    const children = (this.#children.get(parent) ?? []).toSorted(byIndex);
    return children.flatMap((child) => this.#tree(child, around));
  }

  /** With a stack of its own: how deep shapes lie in each other is for the file to say. */
  #tree(root: Placed, around: Around): Sketch[] {
    const sketches: Sketch[] = [];
    const open = [{ shape: root, around }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { shape, around: outside } = next;
      if (this.#seen.has(shape.id)) continue;
      this.#seen.add(shape.id);
      const sketch = this.#sketch(shape, outside);
      sketches.push(sketch);
      const inside = {
        at: sketch.at,
        angle: sketch.angle,
        frame: sketch.what === "frame" ? shape.id : outside.frame,
        group: sketch.what === "group" ? shape.id : outside.group,
      };
      const children = (this.#children.get(shape.id) ?? []).toSorted(byIndex).toReversed();
      open.push(...children.map((child) => ({ shape: child, around: inside })));
    }
    return sketches;
  }

  #sketch({ values, where, id }: Placed, { at, angle, frame, group }: Around): Sketch {
    const props = propsOf(values);
    const moved = turnedBy(angle, { x: numberIn(values, "x"), y: numberIn(values, "y") });
    const place = { x: at.x + moved.x, y: at.y + moved.y };
    const turn = angle + numberIn(values, "rotation");
    const type = textOf(values, "type");
    const onPlane = (point: Point): Point => {
      const turned = turnedBy(turn, point);
      return { x: place.x + turned.x, y: place.y + turned.y };
    };
    const shared = {
      ...PLAIN_SKETCH,
      id,
      where,
      at: place,
      angle: turn,
      text: wordsIn(props),
      colour: colourNamed(props["color"]),
      locked: values["isLocked"] === true,
      frame,
      group,
      address: textOf(props, "url"),
      size: sizeIn(props),
    };
    const asset = this.#assets.get(textOf(props, "assetId")) ?? {};
    switch (type) {
      case "note":
        return { ...shared, what: "note", size: noteSize(props) };
      case "text":
        return { ...shared, what: "text", size: null };
      case "geo":
        return { ...shared, what: "box", ...boxOf(textOf(props, "geo")), isHollow: textOf(props, "fill") === "none" };
      case "frame":
        return { ...shared, what: "frame", text: textOf(props, "name").trim() };
      case "group":
        return { ...shared, what: "group" };
      case "draw":
      case "highlight":
        return { ...shared, what: "ink", points: strokePoints(props, onPlane) };
      case "line":
        return { ...shared, what: "ink", points: linePoints(props).map((point) => inked(onPlane(point))) };
      case "arrow":
        return { ...shared, what: "arrow", ...this.#arrow(id, props, onPlane) };
      case "image":
        return { ...shared, what: "image", source: asset["src"] ?? null, text: textOf(props, "altText").trim() };
      case "bookmark":
      case "embed":
        return { ...shared, what: "address", text: textOf(asset, "title").trim() };
      default:
        return shared;
    }
  }

  #arrow(id: string, props: Values, onPlane: (point: Point) => Point): Pick<Sketch, "ends" | "heads" | "tips"> {
    const tied = this.#tied.get(id);
    const end = (name: "start" | "end"): string | null =>
      tied?.[name] ?? (textOf(recordIn(props, name), "boundShapeId") || null);
    const tip = (name: "start" | "end"): Point | null => {
      const { x, y } = recordIn(props, name);
      return typeof x === "number" && typeof y === "number" ? onPlane({ x, y }) : null;
    };
    const head = (name: string): LinkEnd => (["", "none"].includes(textOf(props, name)) ? "none" : "arrow");
    return {
      ends: [end("start"), end("end")],
      tips: [tip("start"), tip("end")],
      heads: [head("arrowheadStart"), head("arrowheadEnd")],
    };
  }
}

function propsOf(values: Values): Values {
  return recordIn(values, "props");
}

function recordIn(values: Values, key: string): Values {
  const value = values[key];
  return isRecord(value) ? value : {};
}

function byIndex(one: Placed, other: Placed): number {
  const [left, right] = [textOf(one.values, "index"), textOf(other.values, "index")];
  return left === right ? 0 : left < right ? -1 : 1;
}

function sizeIn(props: Values): Sketch["size"] {
  const { w, h } = props;
  return typeof w === "number" && typeof h === "number" ? { w, h: h + numberIn(props, "growY") } : null;
}

const NOTE_SIDE_PX = 200;

function noteSize(props: Values): Sketch["size"] {
  const scale = numberIn(props, "scale", 1);
  return { w: NOTE_SIDE_PX * scale, h: (NOTE_SIDE_PX + numberIn(props, "growY")) * scale };
}

const BOXES: Readonly<Record<string, Sketch["box"]>> = {
  rectangle: "rectangle",
  ellipse: "ellipse",
  diamond: "diamond",
};
/** Of the other forms, those that are nearer to another than to a rectangle. */
const NEAR: Readonly<Record<string, Sketch["box"]>> = { oval: "ellipse", rhombus: "diamond", "rhombus-2": "diamond" };

function boxOf(form: string): Pick<Sketch, "box" | "isPlainer"> {
  const same = Object.hasOwn(BOXES, form) ? BOXES[form] : undefined;
  const near = Object.hasOwn(NEAR, form) ? NEAR[form] : undefined;
  return { box: same ?? near ?? "rectangle", isPlainer: same === undefined };
}

function inked(point: Point, pressure = PLAIN_PRESSURE): InkPoint {
  return { ...point, pressure };
}

function strokePoints(props: Values, onPlane: (point: Point) => Point): InkPoint[] {
  const { segments } = props;
  const all = (Array.isArray(segments) ? segments : []).flatMap((segment: Json): readonly Json[] => {
    const points = isRecord(segment) ? segment["points"] : undefined;
    return Array.isArray(points) ? points : [];
  });
  const step = Math.max(1, Math.ceil(all.length / POINTS_MAX_COUNT));
  return all.flatMap((point, at) => {
    if (at % step !== 0 && at !== all.length - 1) return [];
    if (!isRecord(point) || typeof point["x"] !== "number" || typeof point["y"] !== "number") return [];
    const pressure = Math.min(1, Math.max(0.05, numberIn(point, "z", PLAIN_PRESSURE)));
    return [inked(onPlane({ x: point["x"], y: point["y"] }), pressure)];
  });
}

/** By name in newer files, by name under another word in older ones; in the order of their keys. */
function linePoints(props: Values): Point[] {
  const named = isRecord(props["points"]) ? props["points"] : recordIn(props, "handles");
  return Object.values(named)
    .filter((point) => isRecord(point))
    .sort((one, other) => (textOf(one, "index") < textOf(other, "index") ? -1 : 1))
    .slice(0, POINTS_MAX_COUNT)
    .map((point) => ({ x: numberIn(point, "x"), y: numberIn(point, "y") }));
}
