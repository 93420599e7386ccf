import { addShapes, deleteShapes } from "@tablee/shared/board/edit-shapes";
import { boundsOf, inflate } from "@tablee/shared/board/geometry";
import { boundedStroke, isMet, strokeOf } from "@tablee/shared/board/stroke";
import type { InkPoint } from "@tablee/shared/board/stroke";
import type { Point } from "@tablee/shared/board/types";
import type { ShapeId } from "@tablee/shared/ids";
import { PRESENCE_INK_POINTS_MAX_COUNT } from "@tablee/shared/limits";
import type { Said } from "../../actions/action.ts";
import { boardOf } from "../../actions/commands.ts";
import { saidOf } from "../../actions/shapes.ts";
import type { Workspace } from "../../workspace.ts";
import { drawnNow, showInk } from "../drawings/drawn-now.ts";
import { bringFreehand } from "../drawings/freehand.ts";
import { track } from "./track.ts";

/** A mouse says nothing of pressure, and a finger nothing that can be relied on. */
const EVEN_PRESSURE = 0.5;
/** On the screen: what lies closer to the line than this nobody sees. */
const TOLERANCE_PX = 0.4;
const ERASER_PX = 10;

export interface PenStart {
  readonly ws: Workspace;
  readonly start: PointerEvent;
  readonly layer: HTMLElement;
  readonly at: (event: Pick<PointerEvent, "clientX" | "clientY">) => Point;
  readonly say: (said: Said) => void;
}

/** Drawn here as it comes, at most once per frame, and written once, when the pen is lifted, with the points that matter. */
export function startPen({ ws, start, layer, at, say }: PenStart): void {
  bringFreehand();
  const drawn = drawnNow(layer);
  const points: InkPoint[] = [];
  let frame = 0;
  const take = (event: PointerEvent): void => {
    const pressure = event.pointerType === "pen" && event.pressure > 0 ? event.pressure : EVEN_PRESSURE;
    points.push({ ...at(event), pressure });
  };
  const paint = (): void => {
    frame = 0;
    showInk(drawn, points);
    ws.table.presence.show({ ink: shownInk(points) });
  };
  take(start);
  paint();
  track(start, {
    move: (event) => {
      // Between two frames a pen comes to many places.
      const between = event.getCoalescedEvents?.() ?? [];
      for (const one of between.length > 0 ? between : [event]) take(one);
      frame ||= requestAnimationFrame(paint);
    },
    end: (isDone) => {
      cancelAnimationFrame(frame);
      drawn.svg.remove();
      ws.table.presence.show({ ink: null });
      if (!isDone) return;
      const { zoom } = ws.camera.state.getState();
      const stroke = strokeOf("ink", boundedStroke(points, TOLERANCE_PX / zoom));
      const said = saidOf(addShapes(ws.hand(), [{ kind: "ink", ...stroke }]));
      if (said) say(said);
    },
  });
}

/** For others, who see it come: fewer points the longer it is. */
function shownInk(points: readonly InkPoint[]): readonly Point[] {
  const step = Math.ceil(points.length / (PRESENCE_INK_POINTS_MAX_COUNT - 1));
  return points.filter((_, at) => at % step === 0 || at === points.length - 1);
}

/** Whole strokes, as soon as they are met; they are gone when the eraser is lifted, all in one step, and called off they stay. */
export function startEraser({ ws, start, at }: Pick<PenStart, "ws" | "start" | "at">): void {
  const met = new Set<ShapeId>();
  let last = at(start);
  const sweep = (to: Point): void => {
    const radius = ERASER_PX / ws.camera.state.getState().zoom;
    const { shapes } = boardOf(ws);
    const around = boundsOf([
      { ...last, w: 0, h: 0 },
      { ...to, w: 0, h: 0 },
    ]);
    for (const id of around ? ws.shapeScene.within(inflate(around, radius)) : []) {
      const shape = shapes.get(id);
      if (shape?.kind !== "ink" || shape.locked || met.has(id) || !isMet(shape, { from: last, to, radius })) continue;
      met.add(id);
      ws.mounted.get(id)?.classList.add("drawing-erased");
    }
    last = to;
  };
  sweep(last);
  track(start, {
    move: (event) => sweep(at(event)),
    end: (isDone) => {
      for (const id of met) ws.mounted.get(id)?.classList.remove("drawing-erased");
      if (isDone && met.size > 0) deleteShapes(ws.hand(), [...met]);
    },
  });
}
