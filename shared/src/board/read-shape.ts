import type * as Y from "yjs";
import type { FileId, ShapeId } from "../ids.ts";
import * as limits from "../limits.ts";
import { bornOf, colourOf, idOf, oneOf, orderOf, rectOf, text } from "./read-values.ts";
import { arrowPoints, heldPoints, POINT_NUMBERS } from "./stroke.ts";
import { SHAPE_KINDS } from "./types.ts";
import type { Shape, ShapeKind } from "./types.ts";

/** Undefined for a kind that is not known here, and where nothing is left to draw. Words are never cut. */
export function readShape(id: ShapeId, values: Y.Map<unknown>): Shape | undefined {
  const kind = oneOf(values.get("kind"), SHAPE_KINDS);
  if (!kind) return undefined;
  const points = pointsOf(kind, values.get("points"));
  const stamp = kind === "stamp" ? text(values.get("stamp"), limits.STAMP_MAX_CHARS).trim() || null : null;
  if ((kind === "ink" && points.length === 0) || (kind === "stamp" && stamp === null)) return undefined;
  return {
    id,
    kind,
    rect: rectOf(values.get("rect"), limits.SHAPE_MIN_PX),
    order: orderOf(values.get("order")),
    colour: colourOf(values.get("colour")),
    text: text(values.get("text"), Number.MAX_SAFE_INTEGER),
    points,
    stamp,
    file: kind === "image" ? idOf<FileId>(values.get("file")) : null,
    locked: values.get("locked") === true,
    born: bornOf(values.get("born")),
  };
}

function pointsOf(kind: ShapeKind, value: unknown): readonly number[] {
  if (kind === "ink") return heldPoints(value, POINT_NUMBERS.ink);
  return kind === "arrow" ? arrowPoints(value) : [];
}
