import { useEffect } from "react";
import type { RefObject } from "react";
import { wholeBoard } from "../actions/look-around.ts";
import type { Workspace } from "../workspace.ts";
import type { CameraState } from "./camera.ts";
import { layGround } from "./lay-ground.ts";
import { movesOften } from "./moves.ts";
import { paintDrift } from "./paint.ts";
import { turn } from "./wheel.ts";

const MINIMAP_FROM_VIEWS = 3;
const MINIMAP_MIN_PX = 900;
const MINIMAP_AFTER_MS = 300;

interface Elements {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly layer: RefObject<HTMLDivElement | null>;
  readonly dots: RefObject<HTMLDivElement | null>;
  readonly extent: RefObject<HTMLDivElement | null>;
}

/** Ties the camera to the elements: size, wheel, first view. The layer moves without rendering anything. */
export function useCamera(ws: Workspace, { frame, layer, dots, extent }: Elements): void {
  useEffect(() => {
    const element = frame.current;
    const moving = layer.current;
    if (!element || !moving || !dots.current || !extent.current) return undefined;
    const size = new ResizeObserver(([entry]) => {
      if (!entry) return;
      ws.camera.resize({ w: entry.contentRect.width, h: entry.contentRect.height });
      openView(ws);
    });
    const wheel = (event: WheelEvent): void => turn(ws.camera, element, event);
    size.observe(element);
    element.addEventListener("wheel", wheel, { passive: false });
    const ground = layGround(ws, { dots: dots.current, extent: extent.current });
    const draw = drawer(ws, moving, ground);
    draw(ws.camera.state.getState());
    const ends = [
      ground.end,
      movesOften(moving, "transform"),
      ws.camera.state.subscribe(draw),
      ws.board.subscribe(() => openView(ws)),
      ws.table.sync.state.subscribe(() => openView(ws)),
      ws.drift.state.subscribe(({ drift }, { drift: old }) => paintDrift(ws, moving, { drift, old })),
    ];
    return () => {
      size.disconnect();
      element.removeEventListener("wheel", wheel);
      ws.table.presence.show({ eye: null, cursor: null });
      for (const end of ends) end();
    };
  }, [ws, frame, layer, dots, extent]);
}

const SETTLE_MS = 140;

function drawer(
  ws: Workspace,
  layer: HTMLElement,
  ground: ReturnType<typeof layGround>,
): (camera: CameraState) => void {
  const sharpen = createSharpener(layer, () => {
    const { zoom } = ws.camera.state.getState();
    // What is empty meanwhile, and what is drawn only in a hand that does not zoom.
    unzoom(layer.querySelectorAll(":scope > [data-unzoomed]"), zoom);
    ground.rested(zoom);
  });
  let last = 0;
  return ({ x, y, zoom, screen }) => {
    layer.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom})`);
    if (zoom !== last) {
      unzoom(layer.querySelectorAll(":scope > div[data-unzoomed]:not(:empty)"), zoom);
      // Of one card at most.
      unzoom(layer.getElementsByClassName("canvas-handles"), zoom);
      ground.zoomed(zoom);
      sharpen();
    }
    last = zoom;
    if (screen.w > 0)
      ws.table.presence.show({ eye: { x: (screen.w / 2 - x) / zoom, y: (screen.h / 2 - y) / zoom, zoom } });
  };
}

/** Read by what keeps its size on the screen, and by it alone: on the layer it would restyle every card. */
function unzoom(places: Iterable<Element>, zoom: number): void {
  for (const place of places)
    if (place instanceof HTMLElement || place instanceof SVGElement)
      place.style.setProperty("--unzoom", String(1 / zoom));
}

/** While it is zoomed, the layer is stretched as it was painted; once the zoom rests, it is painted at its new size. */
function createSharpener(layer: HTMLElement, rested: () => void): () => void {
  let settling: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      rested();
      layer.style.setProperty("will-change", "auto");
      requestAnimationFrame(() => requestAnimationFrame(() => layer.style.removeProperty("will-change")));
    }, SETTLE_MS);
  };
}

/** Where the view of a table was opened; null once all of it was there. */
const opened = new WeakMap<Workspace, CameraState | null>();

/**
 * Once for a table: coming back from the list, one finds the view where one left it. A table that was still coming is
 * opened again when all of it is there, for whoever has not moved the view meanwhile.
 */
function openView(ws: Workspace): void {
  const at = opened.get(ws);
  if (at === null) return;
  const { ready } = ws.table.sync.state.getState();
  const now = ws.camera.state.getState();
  if ((at && !ready) || now.screen.w === 0) return;
  const all = wholeBoard(ws);
  if (!all) return;
  const isMoved = at !== undefined && (at.x !== now.x || at.y !== now.y || at.zoom !== now.zoom);
  if (!isMoved) ws.camera.open(all);
  opened.set(ws, ready ? null : ws.camera.state.getState());
  if (!ready) return;
  const { screen } = now;
  const isLarge = all.w * all.h > MINIMAP_FROM_VIEWS * (screen.w / 0.7) * (screen.h / 0.7);
  // After the first sight: drawing thousands of cards small would be a part of it.
  if (isLarge && screen.w >= MINIMAP_MIN_PX) setTimeout(() => ws.prefs.setState({ minimap: true }), MINIMAP_AFTER_MS);
}
