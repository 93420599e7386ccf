import { isOver } from "@tablee/shared/board/shape-layers";
import type { Shape, ShapeKind } from "@tablee/shared/board/types";
import { knownColour } from "../../card-face.ts";

/** How a drawing stands on the board, in its present and in an earlier state. */

/** Where words are part of the drawing; of the other kinds they say what is to be seen, and stand beside while written. */
const WRITTEN: ReadonlySet<ShapeKind> = new Set(["rectangle", "ellipse", "diamond", "arrow", "text", "frame"]);

export function isWritten(kind: ShapeKind): boolean {
  return WRITTEN.has(kind);
}

export function drawingClass({ kind, colour }: Shape, more: string | false | undefined): string {
  const known = knownColour(colour);
  const parts = [
    "canvas-drawing",
    isOver(kind) && "canvas-drawing-over",
    known && `drawing-coloured card-${known}`,
    more,
  ];
  return parts.filter(Boolean).join(" ");
}

/** A text is as tall as its words. */
export function drawingStyle({ kind, rect }: Shape) {
  return { left: rect.x, top: rect.y, width: rect.w, [kind === "text" ? "minHeight" : "height"]: rect.h };
}
