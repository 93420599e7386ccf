import { useEffect } from "react";
import type { RefObject } from "react";
import { wholeBoard } from "../actions/look-around.ts";
import type { Workspace } from "../workspace.ts";
import type { CameraState } from "./camera.ts";
import { paintDrift } from "./paint.ts";

const MINIMAP_FROM_VIEWS = 3;
const MINIMAP_MIN_PX = 900;

/** Ties the camera to the elements: size, wheel, first view. The layer moves without rendering anything. */
export function useCamera(
  ws: Workspace,
  frame: RefObject<HTMLDivElement | null>,
  layer: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    const element = frame.current;
    const moving = layer.current;
    if (!element || !moving) return undefined;
    const size = new ResizeObserver(([entry]) => {
      if (!entry) return;
      ws.camera.resize({ w: entry.contentRect.width, h: entry.contentRect.height });
      openView(ws);
    });
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (event.ctrlKey || event.metaKey) ws.camera.zoomBy(Math.exp(-event.deltaY / 300), at);
      else if (event.shiftKey && event.deltaX === 0) ws.camera.pan(-event.deltaY, 0);
      else ws.camera.pan(-event.deltaX, -event.deltaY);
    };
    size.observe(element);
    element.addEventListener("wheel", wheel, { passive: false });
    const draw = drawer(ws, element, moving);
    draw(ws.camera.state.getState());
    const ends = [
      ws.camera.state.subscribe(draw),
      ws.board.subscribe(() => openView(ws)),
      ws.drift.state.subscribe(({ drift }, { drift: old }) => paintDrift(ws, moving, { drift, old })),
    ];
    return () => {
      size.disconnect();
      element.removeEventListener("wheel", wheel);
      ws.table.presence.show({ eye: null, cursor: null });
      for (const end of ends) end();
    };
  }, [ws, frame, layer]);
}

function drawer(ws: Workspace, frame: HTMLElement, layer: HTMLElement): (camera: CameraState) => void {
  let last = 0;
  return ({ x, y, zoom, screen }) => {
    layer.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom})`);
    frame.style.setProperty("background-position", `${x}px ${y}px`);
    // Read by what keeps its size on the screen. Written only when it changes: it restyles the whole layer.
    if (zoom !== last) layer.style.setProperty("--unzoom", String(1 / zoom));
    if (zoom !== last) frame.style.setProperty("background-size", `${24 * zoom}px ${24 * zoom}px`);
    last = zoom;
    if (screen.w > 0)
      ws.table.presence.show({ eye: { x: (screen.w / 2 - x) / zoom, y: (screen.h / 2 - y) / zoom, zoom } });
  };
}

const opened = new WeakSet<Workspace>();

/** Once for a table: coming back from the list, one finds the view where one left it. */
function openView(ws: Workspace): void {
  const all = wholeBoard(ws);
  const { screen } = ws.camera.state.getState();
  if (opened.has(ws) || !all || screen.w === 0) return;
  opened.add(ws);
  ws.camera.open(all);
  const isLarge = all.w * all.h > MINIMAP_FROM_VIEWS * (screen.w / 0.7) * (screen.h / 0.7);
  if (isLarge && screen.w >= MINIMAP_MIN_PX) ws.prefs.setState({ minimap: true });
}
