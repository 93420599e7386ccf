import { intersects } from "@tablee/shared/board/geometry";
import { isOver } from "@tablee/shared/board/shape-layers";
import type { Rect, Shape } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { boardOf } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";
import { drawShapes } from "./picture-shapes.ts";
import type { Pen } from "./picture-shapes.ts";
import type { SceneState } from "./scene.ts";
import { drawPicture, paintsFrom, shapePaintsFrom } from "./picture.ts";

/**
 * Drawn apart and handed over: a canvas that is drawn on itself is copied by the browser for each frame that it is seen in,
 * also where nothing on it has changed. Redraws the picture when the board, the cover or the look changed; a pan within
 * the cover moves it and draws nothing.
 */

/** Sharper than the screen’s own pixels, nothing gains; more of them than this, and a phone has no memory for it. */
const DENSITY_MOST = 2;
const PIXELS_MOST = 12_000_000;
/** While the zoom changes it is only passed by: drawn with fewer, in a part of a frame. */
const PIXELS_PASSING = 2_500_000;
/** Zoomed further than this since it was drawn, it is too coarse or too fine. */
const STRETCH_MOST = 1.5;
const STRETCH_PASSING = 4;
const SETTLE_MS = 120;

export function keepDrawn(ws: Workspace, canvas: HTMLCanvasElement): () => void {
  const easel = easelFor(canvas);
  if (!easel) return () => undefined;
  const painter = createPainter(ws, canvas, easel);
  const { scene, camera, board, drift } = ws;
  const look = new MutationObserver(painter.relook);
  look.observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
  const ends = [
    scene.state.subscribe((next, before) => {
      if (next.isDrawn !== before.isDrawn || next.cover !== before.cover || next.whole !== before.whole) painter.soon();
    }),
    ws.shapeScene.state.subscribe(() => {
      if (scene.state.getState().isDrawn) painter.soon();
    }),
    camera.state.subscribe(painter.rescale),
    board.subscribe(({ touched }) => {
      if (scene.state.getState().isDrawn && [...touched].some(painter.mayShow)) painter.soon();
    }),
    ws.found.state.subscribe(() => {
      if (scene.state.getState().isDrawn) painter.soon();
    }),
    drift.state.subscribe(({ drift: moved }) => {
      const { isDrawn, whole } = scene.state.getState();
      if (isDrawn && [...moved.keys()].some((id) => !whole.has(id))) painter.soon();
    }),
  ];
  painter.soon();
  return () => {
    painter.stop();
    look.disconnect();
    for (const end of ends) end();
  };
}

interface Easel {
  readonly paper: HTMLCanvasElement | OffscreenCanvas;
  readonly context: Pen;
  show(): void;
  /** What is not seen keeps no memory. */
  clear(): null;
}

function easelFor(canvas: HTMLCanvasElement): Easel | null {
  // A browser that has no paper apart draws on what is seen.
  if (typeof OffscreenCanvas === "undefined") {
    const context = canvas.getContext("2d");
    return context && { paper: canvas, context, show: () => undefined, clear: () => null };
  }
  const shown = canvas.getContext("bitmaprenderer");
  const paper = new OffscreenCanvas(1, 1);
  const context = paper.getContext("2d");
  if (!shown || !context) return null;
  return {
    paper,
    context,
    show: () => shown.transferFromImageBitmap(paper.transferToImageBitmap()),
    clear: () => {
      shown.transferFromImageBitmap(null);
      return null;
    },
  };
}

function createPainter(ws: Workspace, canvas: HTMLCanvasElement, easel: Easel) {
  const { paper, context } = easel;
  const { scene, camera, drift } = ws;
  let look: ReturnType<typeof lookOf> | null = null;
  let drawn: { readonly rect: Rect; readonly zoom: number } | null = null;
  let frame = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    frame = 0;
    const { isDrawn, cover } = scene.state.getState();
    if (canvas.hidden === isDrawn) canvas.hidden = !isDrawn;
    if (!isDrawn) return void (drawn = drawn && easel.clear());
    const { zoom } = camera.state.getState();
    const { rect } = cover;
    const scale = zoom * densityFor(rect, zoom, scene.isZooming);
    resize(paper, rect, scale);
    drawn = { rect, zoom };
    look ??= lookOf(canvas);
    const ids = apart(scene.state.getState(), scene.within(rect));
    const { drift: moved } = drift.state.getState();
    const board = boardOf(ws);
    const part = { area: rect, scale, driftOf: (id: CardId) => moved.get(id) };
    const { ids: wished } = ws.found.state.getState();
    const isDim = (id: CardId): boolean => wished !== null && !wished.has(id);
    const shapes = shapesApart(ws, rect);
    drawShapes(context, look.shapes, { ...part, shapes: shapes.filter(({ kind }) => !isOver(kind)) });
    drawPicture(context, look.cards, { ...part, board, ids, isDim });
    drawShapes(context, look.shapes, { ...part, shapes: shapes.filter(({ kind }) => isOver(kind)) });
    easel.show();
    lay(canvas, rect);
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  return {
    soon,
    relook: () => {
      look = null;
      soon();
    },
    /** After a step of zoom: at once where it shows, else once the zoom rests. */
    rescale: () => {
      const stretch = camera.state.getState().zoom / (drawn?.zoom ?? 1);
      if (!scene.state.getState().isDrawn || !drawn || stretch === 1) return;
      const most = scene.isZooming ? STRETCH_PASSING : STRETCH_MOST;
      if (Math.max(stretch, 1 / stretch) > most) return soon();
      clearTimeout(settling);
      settling = setTimeout(soon, SETTLE_MS);
    },
    /** A card that has changed: is it, or was it, in the picture? Of one that is gone nobody knows. */
    mayShow: (id: CardId): boolean => {
      const rect = scene.rectOf(id);
      return rect === undefined || (drawn !== null && intersects(drawn.rect, rect));
    },
    stop: () => {
      cancelAnimationFrame(frame);
      clearTimeout(settling);
    },
  };
}

/** Of the cards there, those that no element shows: under it, a coarse picture would be a shadow around it. */
function apart({ shown, whole, isFar }: SceneState, ids: Iterable<CardId>): CardId[] {
  const seen = new Set(isFar ? whole : [...whole, ...shown]);
  return [...ids].filter((id) => !seen.has(id));
}

/** Of the shapes there, those that have no element of their own. */
function shapesApart(ws: Workspace, area: Rect): Shape[] {
  const { shapes } = boardOf(ws);
  if (shapes.size === 0) return [];
  const mounted = new Set(ws.shapeScene.state.getState().shown);
  return [...ws.shapeScene.within(area)].flatMap((id) => (mounted.has(id) ? [] : (shapes.get(id) ?? [])));
}

/** The colours as they are now. */
function lookOf(canvas: HTMLCanvasElement) {
  const style = getComputedStyle(canvas);
  const cards = paintsFrom(style, document.documentElement.dataset["contrast"] === "more");
  return { cards, shapes: shapePaintsFrom(style, cards) };
}

/** Pixels of the picture to one of the screen. */
function densityFor({ w, h }: Rect, zoom: number, isPassing: boolean): number {
  const most = isPassing ? PIXELS_PASSING : PIXELS_MOST;
  return Math.min(DENSITY_MOST, devicePixelRatio, Math.sqrt(most / (w * h)) / zoom);
}

/** Setting the size clears it, also where it stays the same. */
function resize(paper: Easel["paper"], { w, h }: Rect, scale: number): void {
  paper.width = Math.max(1, Math.round(w * scale));
  paper.height = Math.max(1, Math.round(h * scale));
}

function lay({ style }: HTMLElement, { x, y, w, h }: Rect): void {
  Object.assign(style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
}
