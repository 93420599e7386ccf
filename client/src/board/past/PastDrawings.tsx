import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { Mark, Since } from "@tablee/shared/board/since";
import type { Board, Rect, Shape } from "@tablee/shared/board/types";
import { FAR_MOUNTED_COUNT } from "../canvas/culling.ts";
import { drawingClass, drawingStyle, isWritten } from "../canvas/drawings/drawing-look.ts";
import { ShapePicture } from "../canvas/drawings/ShapePicture.tsx";
import { useShapeName } from "../canvas/drawings/shape-name.ts";
import { Words } from "../Words.tsx";
import { useBoard, useWorkspace } from "../workspace-context.ts";
import { Marks } from "./Marks.tsx";
import "../canvas/drawings/drawings.css";

interface DrawingsProps {
  /** The present. */
  readonly now: Board;
  readonly since: Since;
  readonly isNear: (rect: Rect) => boolean;
}

/** What hands had drawn, and of what they drew later an outline. */
export function PastDrawings({ now, since, isNear }: DrawingsProps) {
  const { t } = useTranslation("draw");
  const ws = useWorkspace();
  const shown = useStore(ws.shapeScene.state, (state) => state.shown);
  const { shapes } = useBoard((state) => state.board);
  const later = [...now.shapes.values()].filter(({ id, rect }) => !shapes.has(id) && isNear(rect));
  const all = [...shown.flatMap((id) => shapes.get(id) ?? []), ...later.slice(0, FAR_MOUNTED_COUNT)];
  if (all.length === 0) return null;
  return (
    <div role="list" aria-label={t("title")}>
      {all.map((shape) => (
        <PastDrawing key={shape.id} shape={shape} marks={since.shapes.get(shape.id)} />
      ))}
    </div>
  );
}

function PastDrawing({ shape, marks }: { readonly shape: Shape; readonly marks: readonly Mark[] | undefined }) {
  const nameOf = useShapeName();
  const { kind, text } = shape;
  const mark = marks?.[0] && `past-card-${marks[0]}`;
  return (
    <div
      className={drawingClass(shape, `past-drawing ${mark ?? ""}`)}
      role="listitem"
      data-shape={kind}
      style={drawingStyle(shape)}
    >
      <ShapePicture shape={shape} />
      <span className="ui-hidden">{nameOf(shape)}</span>
      {isWritten(kind) && text !== "" && (
        <div className="drawing-words" dir="auto" aria-hidden>
          <Words text={text} />
        </div>
      )}
      <Marks marks={marks} />
    </div>
  );
}
