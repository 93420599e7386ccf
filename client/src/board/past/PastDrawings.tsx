import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { isOver } from "@tablee/shared/board/shape-layers";
import type { Mark, Since } from "@tablee/shared/board/since";
import type { Board, Rect, Shape } from "@tablee/shared/board/types";
import { FAR_MOUNTED_COUNT } from "../canvas/culling.ts";
import { ShapePicture } from "../canvas/drawings/ShapePicture.tsx";
import { useShapeName } from "../canvas/drawings/shape-name.ts";
import { knownColour } from "../card-face.ts";
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

/** Where its words are seen in it. */
const WRITTEN: ReadonlySet<string> = new Set(["rectangle", "ellipse", "diamond", "arrow", "text", "frame"]);

function PastDrawing({ shape, marks }: { readonly shape: Shape; readonly marks: readonly Mark[] | undefined }) {
  const nameOf = useShapeName();
  const { rect, kind, colour, text } = shape;
  const known = knownColour(colour);
  const look = [
    "canvas-drawing past-drawing",
    isOver(kind) && "canvas-drawing-over",
    known && `drawing-coloured card-${known}`,
    marks?.[0] && `past-card-${marks[0]}`,
  ];
  return (
    <div
      className={look.filter(Boolean).join(" ")}
      role="listitem"
      data-shape={kind}
      style={{ left: rect.x, top: rect.y, width: rect.w, [kind === "text" ? "minHeight" : "height"]: rect.h }}
    >
      <ShapePicture shape={shape} />
      <span className="ui-hidden">{nameOf(shape)}</span>
      {WRITTEN.has(kind) && text !== "" && (
        <div className="drawing-words" dir="auto" aria-hidden>
          <Words text={text} />
        </div>
      )}
      <Marks marks={marks} />
    </div>
  );
}
