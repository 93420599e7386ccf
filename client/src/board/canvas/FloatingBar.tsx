import { useEffect, useRef } from "react";
import type { ReactNode } from "react";
import { Toolbar } from "react-aria-components";
import type { Rect } from "@tablee/shared/board/types";
import type { Workspace } from "../workspace.ts";
import { useWorkspace } from "../workspace-context.ts";
import { barPlace, takenCorner } from "./bar-place.ts";
import { FOOT_PX, leftCover } from "./camera.ts";
import { movesOften } from "./moves.ts";

export interface FloatingBarProps {
  readonly label: string;
  /** What it is about, board pixels, read anew each time it is placed. */
  readonly about: () => Rect | undefined;
  readonly children: ReactNode;
}

/** A bar that keeps beside a part of the board, whatever the camera does: placed on the element, without rendering. */
export function FloatingBar({ label, about, children }: FloatingBarProps) {
  const ws = useWorkspace();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => keepBeside(ws, bar.current, about), [ws, about]);
  return (
    <Toolbar ref={bar} className="canvas-context" aria-label={label}>
      {children}
    </Toolbar>
  );
}

/** A pointer that chooses one more, by a key that is held, reaches the card under the bar. */
function letThrough(bar: HTMLElement): () => void {
  const held = ({ ctrlKey, metaKey, shiftKey }: PointerEvent | KeyboardEvent): void => {
    const isChoosing = ctrlKey || metaKey || shiftKey;
    if (isChoosing !== bar.hasAttribute("data-through")) bar.toggleAttribute("data-through", isChoosing);
  };
  addEventListener("pointermove", held, { passive: true });
  // Let go, the key gives the bar back to a pointer that rests.
  addEventListener("keyup", held);
  return () => {
    removeEventListener("pointermove", held);
    removeEventListener("keyup", held);
  };
}

function keepBeside(ws: Workspace, bar: HTMLElement | null, about: () => Rect | undefined): () => void {
  if (!bar) return () => undefined;
  let frame = 0;
  let size = { w: bar.offsetWidth, h: bar.offsetHeight };
  const place = (): void => {
    frame = 0;
    const { drift } = ws.drift.state.getState();
    // In the way of the hand that drags.
    const isDragging = drift.size > 0 && [...ws.selection.getState().ids].some((id) => drift.has(id));
    const rect = isDragging ? undefined : about();
    if (bar.hidden !== (rect === undefined)) bar.hidden = rect === undefined;
    if (!rect) return;
    const { x, y, zoom, screen } = ws.camera.state.getState();
    const left = leftCover(screen);
    const at = barPlace({
      target: { x: rect.x * zoom + x, y: rect.y * zoom + y, w: rect.w * zoom, h: rect.h * zoom },
      bar: size,
      view: { x: left, y: 0, w: screen.w - left, h: screen.h - FOOT_PX },
      taken: left === 0 ? takenCorner(screen) : undefined,
    });
    bar.style.translate = `${Math.round(at.x)}px ${Math.round(at.y)}px`;
  };
  const soon = (): void => {
    frame ||= requestAnimationFrame(place);
  };
  // Asked of the element at each step, the browser would have to lay out the page for it.
  const resized = new ResizeObserver(() => {
    if (!bar.hidden) size = { w: bar.offsetWidth, h: bar.offsetHeight };
    place();
  });
  resized.observe(bar);
  const ends = [
    letThrough(bar),
    movesOften(bar, "translate"),
    () => resized.disconnect(),
    ws.camera.state.subscribe(soon),
    ws.board.subscribe(soon),
    ws.selection.subscribe(soon),
    ws.drift.state.subscribe(soon),
  ];
  place();
  return () => {
    cancelAnimationFrame(frame);
    for (const end of ends) end();
  };
}
