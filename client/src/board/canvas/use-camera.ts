import { useEffect } from "react";
import type { RefObject } from "react";
import { boardOf } from "../actions/commands.ts";
import { actions } from "../actions/registry.ts";
import type { Workspace } from "../workspace.ts";

/** Ties the camera to the elements: size, wheel, first fit. The layer moves without rendering anything. */
export function useCamera(
  ws: Workspace,
  frame: RefObject<HTMLDivElement | null>,
  layer: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    const element = frame.current;
    const moving = layer.current;
    if (!element || !moving) return undefined;
    const draw = ({ x, y, zoom }: { x: number; y: number; zoom: number }): void => {
      moving.style.setProperty("transform", `translate(${x}px, ${y}px) scale(${zoom})`);
    };
    let fitted = false;
    const size = new ResizeObserver(([entry]) => {
      if (!entry) return;
      ws.camera.resize({ w: entry.contentRect.width, h: entry.contentRect.height });
      if (!fitted) fit();
    });
    const fit = (): void => {
      if (fitted || boardOf(ws).zones.size === 0 || ws.camera.state.getState().screen.w === 0) return;
      fitted = true;
      actions.find(({ id }) => id === "fitAll")?.run(ws, []);
    };
    const wheel = (event: WheelEvent): void => {
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      if (event.ctrlKey || event.metaKey) ws.camera.zoomBy(Math.exp(-event.deltaY / 300), at);
      else ws.camera.pan(-event.deltaX, -event.deltaY);
    };
    size.observe(element);
    element.addEventListener("wheel", wheel, { passive: false });
    draw(ws.camera.state.getState());
    const ends = [ws.camera.state.subscribe(draw), ws.board.subscribe(fit)];
    return () => {
      size.disconnect();
      element.removeEventListener("wheel", wheel);
      for (const end of ends) end();
    };
  }, [ws, frame, layer]);
}
