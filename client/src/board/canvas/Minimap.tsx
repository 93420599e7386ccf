import { useEffect, useRef } from "react";
import { boundsOf, cardRect, holds, inflate } from "@tablee/shared/board/geometry";
import type { Point, Rect } from "@tablee/shared/board/types";
import { boardOf, drawnZones } from "../actions/commands.ts";
import { wholeBoard } from "../actions/look-around.ts";
import type { Workspace } from "../workspace.ts";
import { useWorkspace } from "../workspace-context.ts";
import { track } from "./gestures/track.ts";
import { slowly } from "./slowly.ts";

const W = 200;
const H = 132;
const MARGIN_PX = 60;
const BOARD_EVERY_MS = 250;

/** All of the board at a glance; a press or a drag in it moves the view. By keyboard: *see everything*, *next card*. */
export function Minimap() {
  const ws = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => (canvas.current && view.current ? keepDrawn(ws, canvas.current, view.current) : undefined), [ws]);
  return (
    <div className="canvas-minimap" aria-hidden style={{ width: W, height: H }}>
      <canvas ref={canvas} />
      <div ref={view} className="canvas-minimap-view" />
    </div>
  );
}

interface Scale {
  readonly whole: Rect;
  readonly zoom: number;
}

/** Of its size, how much room is left around a view that is off the board: it goes on for a while before all is drawn anew. */
const SLACK = 0.25;

/** The whole board, and the view even when it is off the board, fitted in; the same as before while that still fits. */
function scaleOf(ws: Workspace, board: Rect | undefined, before: Scale | null): Scale {
  const seen = ws.camera.seen();
  const least = inflate(board ?? seen, MARGIN_PX);
  const whole = boundsOf([least, seen]) ?? least;
  if (before && holds(before.whole, whole) && before.whole.w < whole.w * (1 + 4 * SLACK)) return before;
  const drawn = holds(least, seen) ? least : inflate(whole, Math.max(seen.w, seen.h) * SLACK);
  return { whole: drawn, zoom: Math.min(W / drawn.w, H / drawn.h) };
}

function keepDrawn(ws: Workspace, canvas: HTMLCanvasElement, view: HTMLElement): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => undefined;
  const density = Math.min(3, devicePixelRatio);
  canvas.width = W * density;
  canvas.height = H * density;
  let board = wholeBoard(ws);
  let drawn: Scale | null = null;
  let scale = scaleOf(ws, board, null);
  const draw = (): void => {
    scale = scaleOf(ws, board, drawn);
    if (drawn !== scale) {
      drawn = scale;
      context.setTransform(density, 0, 0, density, 0, 0);
      drawGround(ws, context, scale);
    }
    const [x, y, w, h] = boxOf(ws.camera.seen(), scale);
    Object.assign(view.style, { transform: `translate(${x}px, ${y}px)`, width: `${w}px`, height: `${h}px` });
  };
  const soon = slowly(draw);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  // At a glance nobody sees more: while many write, a large board is not drawn with each of their words.
  const later = (): void => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      board = wholeBoard(ws);
      drawn = null;
      draw();
    }, BOARD_EVERY_MS);
  };
  const go = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const to: Point = {
      x: scale.whole.x + (event.clientX - box.left) / scale.zoom,
      y: scale.whole.y + (event.clientY - box.top) / scale.zoom,
    };
    const { screen, zoom, x, y } = ws.camera.state.getState();
    ws.camera.pan(screen.w / 2 - to.x * zoom - x, screen.h / 2 - to.y * zoom - y);
    // Under the hand it follows at once.
    draw();
  };
  const down = (event: PointerEvent): void => {
    event.preventDefault();
    go(event);
    track(event, { move: go, end: () => undefined });
  };
  canvas.addEventListener("pointerdown", down);
  const look = new MutationObserver(later);
  look.observe(document.documentElement, { attributeFilter: ["data-theme", "data-contrast"] });
  const ends = [ws.camera.state.subscribe(soon), ws.board.subscribe(later), () => look.disconnect()];
  draw();
  return () => {
    soon.stop();
    clearTimeout(waiting);
    canvas.removeEventListener("pointerdown", down);
    for (const end of ends) end();
  };
}

/** All but the view: drawn again when the board, the scale or the look changes, and not with every step of the camera. */
function drawGround(ws: Workspace, context: CanvasRenderingContext2D, { whole, zoom }: Scale): void {
  const style = getComputedStyle(context.canvas);
  const token = (name: string): string => style.getPropertyValue(name);
  context.clearRect(0, 0, W, H);
  context.fillStyle = token("--zone");
  context.strokeStyle = token("--line-strong");
  for (const { rect } of drawnZones(ws.board.getState().outline)) {
    context.fillRect(...boxOf(rect, { whole, zoom }));
    context.strokeRect(...boxOf(rect, { whole, zoom }));
  }
  context.fillStyle = token("--group-line");
  const { cards, shapes } = boardOf(ws);
  for (const { rect } of shapes.values()) context.strokeRect(...boxOf(rect, { whole, zoom }));
  for (const card of cards.values()) context.fillRect(...boxOf(cardRect(card), { whole, zoom }));
}

function boxOf(rect: Rect, { whole, zoom }: Scale): [number, number, number, number] {
  return [
    (rect.x - whole.x) * zoom,
    (rect.y - whole.y) * zoom,
    Math.max(1.5, rect.w * zoom),
    Math.max(1.5, rect.h * zoom),
  ];
}
