import type { Camera } from "./camera.ts";

/** The wheel and two fingers on a pad, over the element that the camera looks through: they move it, with Ctrl they zoom. */
export function turn(camera: Camera, element: Element, event: WheelEvent): void {
  event.preventDefault();
  const box = element.getBoundingClientRect();
  const at = { x: event.clientX - box.left, y: event.clientY - box.top };
  if (event.ctrlKey || event.metaKey) camera.zoomBy(Math.exp(-event.deltaY / 300), at);
  else if (event.shiftKey && event.deltaX === 0) camera.pan(-event.deltaY, 0);
  else camera.pan(-event.deltaX, -event.deltaY);
}
