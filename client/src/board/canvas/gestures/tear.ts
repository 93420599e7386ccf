import { CARD_MIN_HEIGHT_PX, CARD_WIDTH_PX } from "@tablee/shared/board/geometry";
import type { Point } from "@tablee/shared/board/types";
import { zonesUnder } from "../../actions/commands.ts";
import { writeCard } from "../../actions/look-around.ts";
import { takeTool } from "../../actions/action.ts";
import type { Say } from "../../use-run.ts";
import type { Workspace } from "../../workspace.ts";
import { isFar, track } from "./track.ts";

export interface Tear {
  readonly ws: Workspace;
  readonly start: Pick<PointerEvent, "pointerId" | "clientX" | "clientY">;
  readonly surface: HTMLElement;
  readonly at: (event: Pick<PointerEvent, "clientX" | "clientY">) => Point;
  /** The element that shows where the card would lie. */
  readonly shape: HTMLElement;
  readonly say: Say;
}

/** The next card is torn off the pad: let go on the board, it lies there and its words are written. */
export function startTear({ ws, start, surface, at, shape, say }: Tear): void {
  let corner: Point | null = null;
  const cornerAt = (event: PointerEvent): Point | null => {
    const under = document.elementFromPoint(event.clientX, event.clientY);
    if (!under || !surface.contains(under)) return null;
    const { x, y } = at(event);
    return { x: x - CARD_WIDTH_PX / 2, y: y - CARD_MIN_HEIGHT_PX / 2 };
  };
  track(start, {
    move: (event) => {
      if (!isFar(event.clientX - start.clientX, event.clientY - start.clientY)) return;
      corner = cornerAt(event);
      shape.hidden = corner === null;
      shape.classList.add("canvas-shape-card");
      if (corner === null) return;
      Object.assign(shape.style, {
        left: `${corner.x}px`,
        top: `${corner.y}px`,
        width: `${CARD_WIDTH_PX}px`,
        height: `${CARD_MIN_HEIGHT_PX}px`,
      });
    },
    end: (isDone) => {
      shape.hidden = true;
      shape.classList.remove("canvas-shape-card");
      if (!isDone || corner === null) return;
      takeTool(ws, "select");
      const middle = { x: corner.x + CARD_WIDTH_PX / 2, y: corner.y + CARD_MIN_HEIGHT_PX / 2 };
      const said = writeCard(ws, zonesUnder(ws)(middle), corner);
      if (said) say(said, 0);
    },
  });
}
