import { memo, useCallback, useSyncExternalStore } from "react";
import { isOver } from "@tablee/shared/board/shape-layers";
import type { Shape, ShapeKind } from "@tablee/shared/board/types";
import type { ShapeId } from "@tablee/shared/ids";
import { CardTextEditor } from "../../card-editor/CardTextEditor.tsx";
import { knownColour } from "../../card-face.ts";
import { endWriting } from "../../CardWords.tsx";
import { Words } from "../../Words.tsx";
import { useWorkspace } from "../../workspace-context.ts";
import { moveByDrift } from "../paint.ts";
import { useShapeName } from "./shape-name.ts";
import { localPoints } from "./shape-path.ts";
import { ShapePicture } from "./ShapePicture.tsx";
import "../../card.css";
import "./drawings.css";

export interface CanvasDrawingProps {
  readonly id: ShapeId;
  readonly tab: boolean;
  /** Of all in their order, from 1: some of them may not be mounted. */
  readonly at: number;
  readonly count: number;
  readonly mayWrite: boolean;
}

/** One shape on the canvas, subscribed to itself alone. Drags move its element directly, and never pass through here. */
export const CanvasDrawing = memo(function CanvasDrawing({ id, tab, at, count, mayWrite }: CanvasDrawingProps) {
  const ws = useWorkspace();
  const { shapeFaces } = ws;
  const nameOf = useShapeName();
  const subscribe = useCallback((call: () => void) => shapeFaces.subscribe(id, call), [shapeFaces, id]);
  const face = useSyncExternalStore(subscribe, () => shapeFaces.read(id));
  const mount = useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      ws.mounted.set(id, element);
      moveByDrift(element, ws.drift.state.getState().drift.get(id));
      return () => void ws.mounted.delete(id);
    },
    [ws, id],
  );
  if (!face) return null;
  const { shape, isSelected, isAlone, isEditing } = face;
  const { rect, kind } = shape;
  return (
    <div
      className={classOf(shape, isSelected)}
      ref={mount}
      data-card-id={id}
      data-shape={kind}
      role="option"
      aria-selected={isSelected}
      aria-label={nameOf(shape)}
      aria-setsize={count}
      aria-posinset={at}
      tabIndex={tab ? 0 : -1}
      style={{ left: rect.x, top: rect.y, width: rect.w, [kind === "text" ? "minHeight" : "height"]: rect.h }}
    >
      <ShapePicture shape={shape} />
      <ShapeWords shape={shape} isEditing={isEditing} />
      {isAlone && mayWrite && !isEditing && <Handles shape={shape} />}
    </div>
  );
});

function classOf({ kind, colour }: Shape, isSelected: boolean): string {
  const known = knownColour(colour);
  const parts = [
    "canvas-drawing",
    isOver(kind) && "canvas-drawing-over",
    known && `drawing-coloured card-${known}`,
    isSelected && "canvas-selected",
  ];
  return parts.filter(Boolean).join(" ");
}

/** Where words are part of the drawing; of the other kinds they say what is to be seen, and stand beside while written. */
const WRITTEN: ReadonlySet<ShapeKind> = new Set(["rectangle", "ellipse", "diamond", "arrow", "text", "frame"]);

function ShapeWords({ shape, isEditing }: { readonly shape: Shape; readonly isEditing: boolean }) {
  const ws = useWorkspace();
  const { id, kind, text } = shape;
  if (isEditing) {
    return (
      <div className="drawing-words drawing-solid" data-writing>
        <CardTextEditor cardId={id} of="shapes" onDone={() => endWriting(ws, id)} />
      </div>
    );
  }
  if (!WRITTEN.has(kind) || (text === "" && kind !== "text")) return null;
  const isTaken = kind === "text" || kind === "frame" || kind === "arrow";
  return (
    <div className={isTaken ? "drawing-words drawing-solid" : "drawing-words"} dir="auto">
      <Words text={text} />
    </div>
  );
}

/** For pointers only: keys and menus do the same. */
function Handles({ shape }: { readonly shape: Shape }) {
  if (shape.kind !== "arrow") {
    return <span className="canvas-handle canvas-handle-size drawing-solid" data-handle="size" aria-hidden />;
  }
  const points = localPoints(shape);
  return (
    <span aria-hidden>
      {(["from", "to"] as const).map((end) => {
        const point = points.at(end === "from" ? 0 : -1);
        const style = { left: (point?.x ?? 0) - 12, top: (point?.y ?? 0) - 12 };
        return <span key={end} className="canvas-handle drawing-solid" data-handle={end} style={style} />;
      })}
    </span>
  );
}
