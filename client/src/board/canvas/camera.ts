import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Point, Rect, Size } from "@tablee/shared/board/types";

/** Where the canvas is looked at: a board point is at `point * zoom + (x, y)` on the screen. */
export interface CameraState extends Point {
  readonly zoom: number;
  readonly screen: Size;
}

type Look = Pick<CameraState, "x" | "y" | "zoom">;

export interface Camera {
  readonly state: StoreApi<CameraState>;
  resize(screen: Size): void;
  pan(dx: number, dy: number): void;
  /** Keeps what is under `at` (screen) where it is. */
  zoomBy(factor: number, at?: Point): void;
  /** All of it in view, however large it is. */
  goTo(rect: Rect): void;
  /** The first view: all of it, but never too small to make out; then its top left, large enough to read. */
  open(rect: Rect): void;
  /** In the middle, large enough to read. */
  lookAt(rect: Rect): void;
  /** Moves as little as it takes to have it in view. */
  reveal(rect: Rect): void;
  toBoard(point: Point): Point;
  /** What is in view, board pixels. */
  seen(): Rect;
}

/** As far as hands go. Asking for all of a board goes as far as that takes. */
const ZOOM_MIN = 0.05;
const ZOOM_MAX = 4;
const MARGIN_PX = 32;
/** Card text of 15.5 px is about 11 px then: the smallest that is read without effort. */
const READABLE_ZOOM = 0.7;
/** At first sight all of a table counts for more than its words: a little smaller, when nothing is cut off then. */
const FIRST_ZOOM = 0.6;
const FLIGHT_MS = 180;

function clamp(zoom: number, least = ZOOM_MIN): number {
  return Math.min(ZOOM_MAX, Math.max(least, zoom));
}

/** What lies over the edges of the view, screen pixels: the column of tools, and the composer at the foot. */
const TOOLS_PX = 76;
export const FOOT_PX = 88;
const NARROW_PX = 720;

/** How much of the left edge the tools cover: on a narrow screen they lie at the foot. */
export function leftCover(screen: Size): number {
  return screen.w > NARROW_PX ? TOOLS_PX : 0;
}

function heightOf(screen: Size): number {
  return Math.max(1, screen.h - FOOT_PX);
}

/** What the margins leave of a length; where they would leave next to nothing, half of it. */
function within(length: number, margin: number): number {
  return Math.max(length / 2, length - 2 * margin);
}

/** The zoom at which all of it is in view. */
function fitting(screen: Size, rect: Rect, margin = MARGIN_PX): number {
  return Math.min(within(screen.w - leftCover(screen), margin) / rect.w, within(heightOf(screen), margin) / rect.h);
}

export function createCamera(): Camera {
  const state = createStore<CameraState>(() => ({ x: 0, y: 0, zoom: 1, screen: { w: 0, h: 0 } }));
  const read = state.getState;
  const flight = createFlight(state);
  const left = (): number => leftCover(read().screen);
  const centredOn = (rect: Rect, zoom: number): Look => {
    const { screen } = read();
    return {
      zoom,
      x: (screen.w + left()) / 2 - (rect.x + rect.w / 2) * zoom,
      y: heightOf(screen) / 2 - (rect.y + rect.h / 2) * zoom,
    };
  };
  const seen = (): Rect => {
    const { x, y, zoom, screen } = read();
    return { x: -x / zoom, y: -y / zoom, w: screen.w / zoom, h: screen.h / zoom };
  };
  return {
    state,
    seen,
    resize: (screen) => state.setState({ screen }),
    pan: (dx, dy) => flight.jump(({ x, y }) => ({ x: x + dx, y: y + dy })),
    zoomBy: (factor, at) =>
      flight.jump(({ x, y, zoom, screen }) => {
        // From farther out than hands go, where all of a large board was asked for, one comes back step by step.
        const next = clamp(zoom * factor, Math.min(ZOOM_MIN, zoom));
        const fixed = at ?? { x: screen.w / 2, y: screen.h / 2 };
        const scale = next / zoom;
        return { zoom: next, x: fixed.x - (fixed.x - x) * scale, y: fixed.y - (fixed.y - y) * scale };
      }),
    goTo: (rect) => {
      const { screen } = read();
      if (screen.w > 0) flight.fly(centredOn(rect, Math.min(1.2, fitting(screen, rect))));
    },
    open: (rect) => {
      const fit = fitting(read().screen, rect, MARGIN_PX / 2);
      if (fit >= FIRST_ZOOM) {
        const first = centredOn(rect, Math.min(1.1, fit));
        // At the top: areas grow downwards.
        return flight.jump(() => ({ ...first, y: Math.min(first.y, MARGIN_PX / 2 - rect.y * first.zoom) }));
      }
      const zoom = READABLE_ZOOM;
      const margin = left() === 0 ? MARGIN_PX / 2 : MARGIN_PX / 4;
      flight.jump(() => ({ zoom, x: left() + margin - rect.x * zoom, y: MARGIN_PX / 2 - rect.y * zoom }));
    },
    lookAt: (rect) => {
      const { zoom, screen } = read();
      flight.fly(centredOn(rect, clamp(zoom < READABLE_ZOOM ? 1 : Math.min(zoom, fitting(screen, rect)))));
    },
    reveal: (rect) => {
      const { x, y, zoom, screen } = read();
      if (screen.w === 0) return;
      const dx = shift({ low: left() + MARGIN_PX, high: screen.w - MARGIN_PX }, rect.x * zoom + x, rect.w * zoom);
      const dy = shift({ low: MARGIN_PX, high: heightOf(screen) - MARGIN_PX }, rect.y * zoom + y, rect.h * zoom);
      if (dx !== 0 || dy !== 0) flight.fly({ zoom, x: x + dx, y: y + dy });
    },
    toBoard: ({ x, y }) => {
      const camera = read();
      return { x: (x - camera.x) / camera.zoom, y: (y - camera.y) / camera.zoom };
    },
  };
}

/** How far `length` at `start` must go to lie within; its start wins when it is longer than that. */
function shift({ low, high }: { low: number; high: number }, start: number, length: number): number {
  if (start < low) return low - start;
  if (start + length > high) return Math.max(low - start, high - start - length);
  return 0;
}

/** Moves the camera over a moment, where the person has not asked for less motion. Whatever else moves it ends that. */
function createFlight(state: StoreApi<CameraState>) {
  let frame = 0;
  const stop = (): void => {
    if (frame !== 0) cancelAnimationFrame(frame);
    frame = 0;
  };
  const jump = (next: (now: CameraState) => Partial<Look>): void => {
    stop();
    state.setState(next);
  };
  const fly = (to: Look): void => {
    const isStill = typeof matchMedia === "undefined" || matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (isStill) return jump(() => to);
    stop();
    const from = state.getState();
    let start = 0;
    const step = (now: number): void => {
      start ||= now;
      const part = Math.min(1, (now - start) / FLIGHT_MS);
      const eased = 1 - (1 - part) ** 3;
      const between = (key: keyof Look): number => from[key] + (to[key] - from[key]) * eased;
      state.setState(part === 1 ? to : { x: between("x"), y: between("y"), zoom: between("zoom") });
      frame = part === 1 ? 0 : requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
  };
  return { jump, fly };
}
