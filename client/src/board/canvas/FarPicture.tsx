import { useEffect, useRef } from "react";
import { useWorkspace } from "../workspace-context.ts";
import { keepDrawn } from "./keep-drawn.ts";

/** Under the cards that are mounted: all others, from far away. Readers have the cards themselves. */
export function FarPicture() {
  const ws = useWorkspace();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => (canvas.current ? keepDrawn(ws, canvas.current) : undefined), [ws]);
  return <canvas ref={canvas} className="canvas-picture" aria-hidden hidden />;
}
