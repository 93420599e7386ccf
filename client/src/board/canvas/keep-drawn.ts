import { intersects } from "@tablee/shared/board/geometry";
import type { Rect } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { boardOf } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";
import { drawPicture, paintsFrom } from "./picture.ts";

/** Redraws the picture when the board, the cover or the look changed; a pan within the cover moves it and draws nothing. */

/** Sharper than the screen’s own pixels, nothing gains; more of them than this, and a phone has no memory for it. */
const DENSITY_MOST = 2;
const PIXELS_MOST = 12_000_000;
/** Zoomed further than this since it was drawn, it is too coarse or too fine. */
const STRETCH_MOST = 1.4;
const SETTLE_MS = 120;

export function keepDrawn(ws: Workspace, canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => undefined;
  const { scene, camera, board, drift } = ws;
  const paintsNow = (): ReturnType<typeof paintsFrom> =>
    paintsFrom(getComputedStyle(canvas), document.documentElement.dataset["contrast"] === "more");
  let paints = paintsNow();
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
    const scale = zoom * density;
    resize(canvas, rect, scale);
    drawn = { rect, zoom };
    const ids: CardId[] = [];
    for (const id of scene.within(rect)) if (!whole.has(id)) ids.push(id);
    const { drift: moved } = drift.state.getState();
    drawPicture(context, paints, { board: boardOf(ws), ids, area: rect, scale, driftOf: (id) => moved.get(id) });
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  const settle = (): void => {
    if (!scene.state.getState().isDrawn || !drawn) return;
    const stretch = camera.state.getState().zoom / drawn.zoom;
    if (stretch === 1) return;
    if (Math.max(stretch, 1 / stretch) > STRETCH_MOST) return soon();
    clearTimeout(settling);
    settling = setTimeout(soon, SETTLE_MS);
  };
  const look = new MutationObserver(() => {
    paints = paintsNow();
    soon();
  });
  look.observe(document.documentElement, { attributes: true });
  const ends = [
    scene.state.subscribe((next, before) => {
      if (next.isDrawn !== before.isDrawn || next.cover !== before.cover || next.whole !== before.whole) soon();
    }),
    camera.state.subscribe(settle),
    board.subscribe(({ touched, board: { cards } }) => {
      const isIn = (id: CardId): boolean => !cards.has(id) || intersectsDrawn(id);
      if (scene.state.getState().isDrawn && [...touched].some(isIn)) soon();
    }),
    drift.state.subscribe(({ drift: moved }) => {
      const { isDrawn, whole } = scene.state.getState();
      if (isDrawn && [...moved.keys()].some((id) => !whole.has(id))) soon();
    }),
  ];
  const intersectsDrawn = (id: CardId): boolean => {
    const rect = scene.rectOf(id);
    return rect !== undefined && drawn !== null && intersects(drawn.rect, rect);
  };
  draw();
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(settling);
    look.disconnect();
    for (const end of ends) end();
  };
}

function resize(canvas: HTMLCanvasElement, { x, y, w, h }: Rect, scale: number): void {
  // Setting the size clears it, also where it stays the same.
  canvas.width = Math.max(1, Math.round(w * scale));
  canvas.height = Math.max(1, Math.round(h * scale));
  Object.assign(canvas.style, { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` });
}
