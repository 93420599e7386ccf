import { placeShapes, pointShape } from "@tablee/shared/board/edit-shapes";
import { drawnPoints, strokeOf } from "@tablee/shared/board/stroke";
import type { Point, Rect, Shape, ShapeKind, Size } from "@tablee/shared/board/types";
import { allowedShape } from "../../actions/arrange.ts";
import type { Workspace } from "../../workspace.ts";
import { drawnNow } from "../drawings/drawn-now.ts";
import { headPath, linePath } from "../drawings/shape-path.ts";
import { createSnap, thingsAround } from "../snapping.ts";
import { travel } from "./drag.ts";
import { isFar, track } from "./track.ts";

interface Reshape {
  readonly ws: Workspace;
  readonly start: PointerEvent;
  readonly shape: Shape;
}

/** Shown on the element itself, which stretches what is drawn in it; written once when let go. */
export function startShapeResize({ ws, start, shape }: Reshape): void {
  const element = ws.mounted.get(shape.id);
  if (!element) return;
  const { rect, kind } = shape;
  const show = ({ w, h }: Rect): void => void Object.assign(element.style, shownSize(kind, { w, h }));
  const snap = createSnap({ ws, rect, others: thingsAround(ws, [shape.id]), corner: true });
  let next: Rect | null = null;
  track(start, {
    move: (event) => {
      if (!next && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      const by = snap.settle(travel(ws, start, event), event);
      const wished = { ...rect, w: rect.w + by.x, h: rect.h + by.y };
      next = allowedShape(kind, event.shiftKey || kind === "stamp" ? inProportion(rect, wished) : wished);
      show(next);
    },
    end: (isDone) => {
      snap.end();
      show(rect);
      if (isDone && next) placeShapes(ws.hand(), [{ id: shape.id, rect: next }]);
    },
  });
}

/** As styles of its element: a text is as tall as its words. */
export function shownSize(kind: ShapeKind, { w, h }: Size): Readonly<Record<string, string>> {
  return { width: `${w}px`, [kind === "text" ? "minHeight" : "height"]: `${h}px` };
}

function inProportion(old: Rect, wished: Rect): Rect {
  const scale = Math.max(0.05, wished.w / old.w, wished.h / old.h);
  return { ...wished, w: old.w * scale, h: old.h * scale };
}

/** One end of an arrow goes elsewhere; its other points stay where they are. */
export function startArrowEnd({
  ws,
  start,
  shape,
  layer,
  end,
  at,
}: Reshape & {
  readonly layer: HTMLElement;
  readonly end: "from" | "to";
  readonly at: (event: PointerEvent) => Point;
}): void {
  const points = drawnPoints(shape);
  const { svg, path } = drawnNow(layer);
  svg.toggleAttribute("data-line", true);
  let next: typeof points | null = null;
  track(start, {
    move: (event) => {
      if (!next && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      next = points.with(end === "from" ? 0 : -1, { ...at(event), pressure: 1 });
      path.setAttribute("d", linePath(next) + headPath(next));
    },
    end: (isDone) => {
      svg.remove();
      if (isDone && next) pointShape(ws.hand(), shape.id, strokeOf("arrow", next));
    },
  });
}
