import { intersects } from "@tablee/shared/board/geometry";
import { isOver } from "@tablee/shared/board/shape-layers";
import type { Rect, Shape } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { boardOf } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";
import { drawShapes } from "./picture-shapes.ts";
import { drawPicture, paintsFrom, shapePaintsFrom } from "./picture.ts";

/** Redraws the picture when the board, the cover or the look changed; a pan within the cover moves it and draws nothing. */

/** Sharper than the screen’s own pixels, nothing gains; more of them than this, and a phone has no memory for it. */
const DENSITY_MOST = 2;
const PIXELS_MOST = 12_000_000;
/** Zoomed further than this since it was drawn, it is too coarse or too fine. */
const STRETCH_MOST = 1.5;
const SETTLE_MS = 120;

export function keepDrawn(ws: Workspace, canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => undefined;
  const painter = createPainter(ws, canvas, context);
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

function createPainter(ws: Workspace, canvas: HTMLCanvasElement, context: CanvasRenderingContext2D) {
  const { scene, camera, drift } = ws;
  let paints: ReturnType<typeof paintsFrom> | null = null;
  let drawn: { readonly rect: Rect; readonly zoom: number } | null = null;
  let frame = 0;
  let settling: ReturnType<typeof setTimeout> | undefined;
  const draw = (): void => {
    frame = 0;
    const { isDrawn, cover, whole } = scene.state.getState();
    canvas.hidden = !isDrawn;
    if (!isDrawn) return;
    const { zoom } = camera.state.getState();
    const { rect } = cover;
    const density = Math.min(DENSITY_MOST, devicePixelRatio, Math.sqrt(PIXELS_MOST / (rect.w * rect.h)) / zoom);
    resize(canvas, rect, zoom * density);
    drawn = { rect, zoom };
    paints ??= paintsFrom(getComputedStyle(canvas), document.documentElement.dataset["contrast"] === "more");
    const ids = [...scene.within(rect)].filter((id) => !whole.has(id));
    const { drift: moved } = drift.state.getState();
    const board = boardOf(ws);
    const look = { area: rect, scale: zoom * density, driftOf: (id: CardId) => moved.get(id) };
    const { ids: wished } = ws.found.state.getState();
    const isDim = (id: CardId): boolean => wished !== null && !wished.has(id);
    const shapes = shapesApart(ws, rect);
    const shapePaints = shapePaintsFrom(getComputedStyle(canvas), paints);
    drawShapes(context, shapePaints, { ...look, shapes: shapes.filter(({ kind }) => !isOver(kind)) });
    drawPicture(context, paints, { ...look, board, ids, isDim });
    drawShapes(context, shapePaints, { ...look, shapes: shapes.filter(({ kind }) => isOver(kind)) });
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  return {
    soon,
    relook: () => {
      paints = null;
      soon();
    },
    /** After a step of zoom: at once where it shows, else once the zoom rests. */
    rescale: () => {
      const stretch = camera.state.getState().zoom / (drawn?.zoom ?? 1);
      if (!scene.state.getState().isDrawn || !drawn || stretch === 1) return;
      if (Math.max(stretch, 1 / stretch) > STRETCH_MOST) return soon();
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

/** Of the shapes there, those that have no element of their own. */
function shapesApart(ws: Workspace, area: Rect): Shape[] {
  const { shapes } = boardOf(ws);
  if (shapes.size === 0) return [];
  const mounted = new Set(ws.shapeScene.state.getState().shown);
  return [...ws.shapeScene.within(area)].flatMap((id) => (mounted.has(id) ? [] : (shapes.get(id) ?? [])));
}

function resize(canvas: HTMLCanvasElement, { x, y, w, h }: Rect, scale: number): void {
  // Setting the size clears it, also where it stays the same.
  canvas.width = Math.max(1, Math.round(w * scale));
  canvas.height = Math.max(1, Math.round(h * scale));
  Object.assign(canvas.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
}
