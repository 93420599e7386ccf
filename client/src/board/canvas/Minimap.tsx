import { useEffect, useRef } from "react";
import { boundsOf, cardRect, inflate } from "@tablee/shared/board/geometry";
import type { Point, Rect } from "@tablee/shared/board/types";
import { boardOf, drawnZones } from "../actions/commands.ts";
import { wholeBoard } from "../actions/look-around.ts";
import type { Workspace } from "../workspace.ts";
import { useWorkspace } from "../workspace-context.ts";
import { track } from "./gestures/track.ts";

const W = 200;
const H = 132;
const MARGIN_PX = 60;

/** All of the board at a glance; a press or a drag in it moves the view. By keyboard: *see everything*, *next card*. */
export function Minimap() {
  const ws = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? keepDrawn(ws, canvas.current) : undefined), [ws]);
  return <canvas ref={canvas} className="canvas-minimap" aria-hidden style={{ width: W, height: H }} />;
}

interface Scale {
  readonly whole: Rect;
  readonly zoom: number;
}

/** The whole board, and the view even when it is off the board, fitted in. */
function scaleOf(ws: Workspace): Scale {
  const rects = [wholeBoard(ws), ws.camera.seen()].filter((rect) => rect !== undefined);
  const whole = inflate(boundsOf(rects) ?? ws.camera.seen(), MARGIN_PX);
  return { whole, zoom: Math.min(W / whole.w, H / whole.h) };
}

function keepDrawn(ws: Workspace, canvas: HTMLCanvasElement): () => void {
  const context = canvas.getContext("2d");
  if (!context) return () => undefined;
  const density = Math.min(3, devicePixelRatio);
  canvas.width = W * density;
  canvas.height = H * density;
  let frame = 0;
  let scale = scaleOf(ws);
  const draw = (): void => {
    frame = 0;
    scale = scaleOf(ws);
    context.setTransform(density, 0, 0, density, 0, 0);
    drawAll(ws, context, scale);
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(draw);
  };
  const go = (event: PointerEvent): void => {
    const box = canvas.getBoundingClientRect();
    const to: Point = {
      x: scale.whole.x + (event.clientX - box.left) / scale.zoom,
      y: scale.whole.y + (event.clientY - box.top) / scale.zoom,
    };
    const { screen, zoom, x, y } = ws.camera.state.getState();
    ws.camera.pan(screen.w / 2 - to.x * zoom - x, screen.h / 2 - to.y * zoom - y);
  };
  const down = (event: PointerEvent): void => {
    event.preventDefault();
    go(event);
    track(event, { move: go, end: () => undefined });
  };
  canvas.addEventListener("pointerdown", down);
  const ends = [ws.camera.state.subscribe(soon), ws.board.subscribe(soon)];
  draw();
  return () => {
    cancelAnimationFrame(frame);
    canvas.removeEventListener("pointerdown", down);
    for (const end of ends) end();
  };
}

function drawAll(ws: Workspace, context: CanvasRenderingContext2D, { whole, zoom }: Scale): void {
  const style = getComputedStyle(context.canvas);
  const token = (name: string): string => style.getPropertyValue(name);
  const box = (rect: Rect): [number, number, number, number] => [
    (rect.x - whole.x) * zoom,
    (rect.y - whole.y) * zoom,
    Math.max(1.5, rect.w * zoom),
    Math.max(1.5, rect.h * zoom),
  ];
  context.clearRect(0, 0, W, H);
  context.fillStyle = token("--zone");
  context.strokeStyle = token("--line-strong");
  for (const { rect } of drawnZones(ws.board.getState().outline)) {
    context.fillRect(...box(rect));
    context.strokeRect(...box(rect));
  }
  context.fillStyle = token("--group-line");
  for (const card of boardOf(ws).cards.values()) context.fillRect(...box(cardRect(card)));
  context.strokeStyle = token("--focus");
  context.lineWidth = 2;
  context.strokeRect(...box(ws.camera.seen()));
}
