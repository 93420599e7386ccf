import { strokeOf } from "@tablee/shared/board/stroke";
import type { Point } from "@tablee/shared/board/types";
import type { Said } from "../../actions/action.ts";
import { takeTool } from "../../actions/action.ts";
import { putShape, sizedAround } from "../../actions/shapes.ts";
import type { ShapeTool, Workspace } from "../../workspace.ts";
import { drawnNow } from "../drawings/drawn-now.ts";
import { headPath, linePath } from "../drawings/shape-path.ts";
import { startRect } from "./drag.ts";
import { isFar, track } from "./track.ts";

export interface ShapeStart {
  readonly ws: Workspace;
  readonly start: PointerEvent;
  readonly layer: HTMLElement;
  readonly shape: HTMLElement;
  readonly at: (event: Pick<PointerEvent, "clientX" | "clientY">) => Point;
  readonly say: (said: Said) => void;
}

/** Drawn from corner to corner, an arrow from end to end; a press alone puts it there in the size it usually has. */
export function startShape(drawing: ShapeStart & { readonly tool: ShapeTool }): void {
  const { ws, start, tool, at, shape, say } = drawing;
  // The press that is still down would take the focus out of a text again.
  start.preventDefault();
  if (tool === "arrow") return startArrow(drawing);
  shape.dataset["kind"] = tool;
  startRect({
    ws,
    start,
    at,
    shape,
    onDone: (drawn) => {
      const { stamp } = ws.tool.getState();
      takeTool(ws, "select");
      const rect = drawn ?? sizedAround(tool, at(start));
      const said = putShape(ws, { kind: tool, rect, ...(tool === "stamp" && { stamp }) });
      if (said) say(said);
    },
  });
}

function startArrow({ ws, start, layer, at, say }: ShapeStart): void {
  const from = at(start);
  const { svg, path } = drawnNow(layer);
  svg.toggleAttribute("data-line", true);
  let to: Point | null = null;
  track(start, {
    move: (event) => {
      if (!to && !isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      to = at(event);
      path.setAttribute("d", linePath([from, to]) + headPath([from, to]));
    },
    end: (isDone) => {
      svg.remove();
      if (!isDone) return;
      takeTool(ws, "select");
      const drawn =
        to &&
        strokeOf(
          "arrow",
          [from, to].map((point) => ({ ...point, pressure: 1 })),
        );
      const said = putShape(ws, { kind: "arrow", ...(drawn ?? { rect: sizedAround("arrow", from) }) });
      if (said) say(said);
    },
  });
}
