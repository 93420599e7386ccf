import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Point, Rect, Size } from "@tablee/shared/board/types";

/** Where the canvas is looked at: a board point is at `point * zoom + (x, y)` on the screen. */
export interface CameraState extends Point {
  readonly zoom: number;
  readonly screen: Size;
}

export interface Camera {
  readonly state: StoreApi<CameraState>;
  resize(screen: Size): void;
  pan(dx: number, dy: number): void;
  /** Keeps what is under `at` (screen) where it is. */
  zoomBy(factor: number, at?: Point): void;
  goTo(rect: Rect): void;
  toBoard(point: Point): Point;
}

const ZOOM_MIN = 0.05;
const ZOOM_MAX = 4;
const MARGIN_PX = 32;

function clamp(zoom: number): number {
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));
}

export function createCamera(): Camera {
  const state = createStore<CameraState>(() => ({ x: 0, y: 0, zoom: 1, screen: { w: 0, h: 0 } }));
  const read = state.getState;
  return {
    state,
    resize: (screen) => state.setState({ screen }),
    pan: (dx, dy) => state.setState(({ x, y }) => ({ x: x + dx, y: y + dy })),
    zoomBy: (factor, at) => {
      const { x, y, zoom, screen } = read();
      const next = clamp(zoom * factor);
      const fixed = at ?? { x: screen.w / 2, y: screen.h / 2 };
      const scale = next / zoom;
      state.setState({ zoom: next, x: fixed.x - (fixed.x - x) * scale, y: fixed.y - (fixed.y - y) * scale });
    },
    goTo: (rect) => {
      const { screen } = read();
      const fit = Math.min((screen.w - 2 * MARGIN_PX) / rect.w, (screen.h - 2 * MARGIN_PX) / rect.h);
      const zoom = clamp(Math.min(1.2, fit));
      state.setState({
        zoom,
        x: screen.w / 2 - (rect.x + rect.w / 2) * zoom,
        y: screen.h / 2 - (rect.y + rect.h / 2) * zoom,
      });
    },
    toBoard: ({ x, y }) => {
      const camera = read();
      return { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
    },
  };
}
