import { useEffect } from "react";
import type { RefObject } from "react";
import { fitAll, resetZoom } from "../actions/look-around.ts";
import type { CameraState } from "../canvas/camera.ts";
import { createPinch } from "../canvas/gestures/pinch.ts";
import { turn } from "../canvas/wheel.ts";
import { isButton } from "../canvas/targets.ts";
import type { Workspace } from "../workspace.ts";

const STEP_PX = 60;
const ZOOM_STEP = 1.25;

/** The view of a board that is only looked at: any drag, the wheel, two fingers and keys move it. */
export function usePastCamera(
  ws: Workspace,
  surface: RefObject<HTMLDivElement | null>,
  layer: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    const [element, moving] = [surface.current, layer.current];
    if (!element || !moving) return undefined;
    const stop = new AbortController();
    const draw = ({ x, y, zoom }: CameraState): void => {
      moving.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom})`);
    };
    const size = new ResizeObserver(([entry]) => {
      if (entry) ws.camera.resize({ w: entry.contentRect.width, h: entry.contentRect.height });
    });
    size.observe(element);
    draw(ws.camera.state.getState());
    const end = ws.camera.state.subscribe(draw);
    listen(ws, element, stop.signal);
    return () => {
      size.disconnect();
      stop.abort();
      end();
    };
  }, [ws, surface, layer]);
}

function listen(ws: Workspace, element: HTMLElement, signal: AbortSignal): void {
  const { camera } = ws;
  const pinch = createPinch(ws, () => element.getBoundingClientRect());
  let last: { readonly x: number; readonly y: number } | null = null;
  const on = <Name extends keyof HTMLElementEventMap>(
    name: Name,
    heard: (event: HTMLElementEventMap[Name]) => void,
  ): void => element.addEventListener(name, heard, { signal, passive: false });
  on("wheel", (event) => turn(camera, element, event));
  on("pointerdown", (event) => {
    if (isButton(event.target)) return;
    last = pinch.down(event) ? null : { x: event.clientX, y: event.clientY };
    element.setPointerCapture(event.pointerId);
  });
  on("pointermove", (event) => {
    pinch.move(event);
    if (!last) return;
    camera.pan(event.clientX - last.x, event.clientY - last.y);
    last = { x: event.clientX, y: event.clientY };
  });
  for (const name of ["pointerup", "pointercancel"] as const)
    on(name, (event) => {
      pinch.up(event);
      last = null;
    });
  on("keydown", (event) => {
    if (event.target !== element || event.ctrlKey || event.metaKey || event.altKey) return;
    if (pressKey(ws, event.key)) event.preventDefault();
  });
}

function pressKey(ws: Workspace, key: string): boolean {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => ws.camera.pan(STEP_PX, 0),
    ArrowRight: () => ws.camera.pan(-STEP_PX, 0),
    ArrowUp: () => ws.camera.pan(0, STEP_PX),
    ArrowDown: () => ws.camera.pan(0, -STEP_PX),
    "+": () => ws.camera.zoomBy(ZOOM_STEP),
    "-": () => ws.camera.zoomBy(1 / ZOOM_STEP),
    "0": () => resetZoom(ws),
    "1": () => fitAll(ws),
  };
  keys[key]?.();
  return key in keys;
}
