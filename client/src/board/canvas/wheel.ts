import type { Point } from "@tablee/shared/board/types";
import type { Camera } from "./camera.ts";

/** The wheel and two fingers on a pad, over the element that the camera looks through: they move it, with Ctrl they zoom. */
export function turn(camera: Camera, element: Element, event: WheelEvent): void {
  event.preventDefault();
  // All there is to do with it is done here: above, it would be looked at for nothing, sixty times a second.
  event.stopPropagation();
  if (event.ctrlKey || event.metaKey) return camera.zoomBy(Math.exp(-event.deltaY / 300), placeIn(element, event));
  if (event.shiftKey && event.deltaX === 0) camera.pan(-event.deltaY, 0);
  else camera.pan(-event.deltaX, -event.deltaY);
}

function placeIn(element: Element, { clientX, clientY }: WheelEvent): Point {
  const box = element.getBoundingClientRect();
  return { x: clientX - box.left, y: clientY - box.top };
}
