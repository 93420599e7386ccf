import { memo, useCallback, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { Shape } from "@tablee/shared/board/types";
import type { ShapeId } from "@tablee/shared/ids";
import { CardTextEditor } from "../../card-editor/CardTextEditor.tsx";
import { endWriting } from "../../CardWords.tsx";
import { LockSign } from "../../LockSign.tsx";
import { Words } from "../../Words.tsx";
import { useWorkspace } from "../../workspace-context.ts";
import { useMounted } from "../use-mounted.ts";
import { drawingClass, drawingStyle, isWritten } from "./drawing-look.ts";
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
  const { t } = useTranslation("canvas");
  const subscribe = useCallback((call: () => void) => shapeFaces.subscribe(id, call), [shapeFaces, id]);
  const face = useSyncExternalStore(subscribe, () => shapeFaces.read(id));
  const mount = useMounted(id);
  if (!face) return null;
  const { shape, isSelected, isAlone, isEditing, isDim } = face;
  return (
    <div
      className={drawingClass(
        shape,
        [isSelected && "canvas-selected", isDim && "canvas-dim"].filter(Boolean).join(" "),
      )}
      ref={mount}
      data-card-id={id}
      data-shape={shape.kind}
      role="option"
      aria-selected={isSelected}
      aria-label={[nameOf(shape), isDim && t("dim")].filter(Boolean).join(", ")}
      aria-setsize={count}
      aria-posinset={at}
      tabIndex={tab ? 0 : -1}
      style={drawingStyle(shape)}
    >
      <ShapePicture shape={shape} />
      <ShapeWords shape={shape} isEditing={isEditing} />
      {shape.locked && (
        <span className="drawing-lock">
          <LockSign />
        </span>
      )}
      {isAlone && mayWrite && !isEditing && !shape.locked && <Handles shape={shape} />}
    </div>
  );
});

function ShapeWords({ shape, isEditing }: { readonly shape: Shape; readonly isEditing: boolean }) {
  const ws = useWorkspace();
  const { id, kind, text } = shape;
  if (isEditing) {
    return (
      <div className="drawing-words drawing-solid" data-writing>
        <CardTextEditor cardId={id} of="shapes" hasMarks={isWritten(kind)} onDone={() => endWriting(ws, id)} />
      </div>
    );
  }
  if (!isWritten(kind) || (text === "" && kind !== "text")) return null;
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
