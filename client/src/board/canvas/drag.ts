import type { Point } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { dropCards } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";

/** Drawn at once by moving elements; told to others as presence; written once, on drop. */
export function startDrag(options: {
  readonly ws: Workspace;
  readonly ids: readonly CardId[];
  readonly start: PointerEvent | React.PointerEvent;
  readonly layer: HTMLElement;
}): void {
  const { ws, ids, start, layer } = options;
  const elements = ids.flatMap((id) => layer.querySelector<HTMLElement>(`[data-card-id="${id}"]`) ?? []);
  let by: Point = { x: 0, y: 0 };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    const { zoom } = ws.camera.state.getState();
    by = { x: (event.clientX - start.clientX) / zoom, y: (event.clientY - start.clientY) / zoom };
    for (const element of elements) {
      element.style.translate = `${by.x}px ${by.y}px`;
      element.classList.add("canvas-lifted");
    }
    ws.table.presence.show({ drag: { ids, dx: by.x, dy: by.y } });
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    for (const element of elements) {
      element.style.translate = "";
      element.classList.remove("canvas-lifted");
    }
    ws.table.presence.show({ drag: null });
    const far = Math.abs(by.x) + Math.abs(by.y) > 3;
    const maySort = ws.table.live.state.getState().view?.me.access.structure ?? true;
    const whole = { x: Math.round(by.x), y: Math.round(by.y) };
    if (event.type === "pointerup" && far) dropCards(ws, { ids, by: whole, maySort });
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

/** Moves the view with a finger or the mouse on the ground. */
export function startPan(ws: Workspace, start: React.PointerEvent): void {
  let last: Point = { x: start.clientX, y: start.clientY };
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    ws.camera.pan(event.clientX - last.x, event.clientY - last.y);
    last = { x: event.clientX, y: event.clientY };
  };
  const end = (event: PointerEvent): void => {
    if (event.pointerId !== start.pointerId) return;
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}
