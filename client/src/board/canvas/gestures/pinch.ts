import type { Point } from "@tablee/shared/board/types";
import type { Workspace } from "../../workspace.ts";
import { callOff } from "./track.ts";

/** Two fingers: zoom by their distance, pan by their middle. Whatever one finger had begun is called off. */
export function createPinch(ws: Workspace, origin: () => Point) {
  const fingers = new Map<number, Point>();
  let last: { readonly middle: Point; readonly far: number } | null = null;
  const measure = (): typeof last => {
    const [one, other] = [...fingers.values()];
    if (!one || !other || fingers.size !== 2) return null;
    return {
      middle: { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 },
      far: Math.max(1, Math.hypot(one.x - other.x, one.y - other.y)),
    };
  };
  const at = (event: PointerEvent): Point => ({ x: event.clientX - origin().x, y: event.clientY - origin().y });
  return {
    /** True while two fingers are down: nothing else begins. */
    down: (event: PointerEvent): boolean => {
      if (event.pointerType !== "touch") return false;
      fingers.set(event.pointerId, at(event));
      last = measure();
      if (last) callOff();
      return fingers.size > 1;
    },
    move: (event: PointerEvent): void => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, at(event));
      const now = measure();
      if (now && last) {
        ws.camera.pan(now.middle.x - last.middle.x, now.middle.y - last.middle.y);
        ws.camera.zoomBy(now.far / last.far, now.middle);
      }
      last = now;
    },
    /** A finger that was lifted where this page did not hear of it is no finger. */
    forget: (): void => {
      fingers.clear();
      last = null;
    },
    up: (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      last = measure();
    },
  };
}
