import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useBoard, useMay, useSelection, useWorkspace } from "../../workspace-context.ts";
import { chooseFocused } from "../choose-focused.ts";
import { shapesInOrder } from "../shape-scene.ts";
import { CanvasDrawing } from "./CanvasDrawing.tsx";

/** What hands drew: to Tab one stop of its own, before the cards. */
export function CanvasDrawings() {
  const { t } = useTranslation("draw");
  const ws = useWorkspace();
  const shown = useStore(ws.shapeScene.state, (state) => state.shown);
  const shapes = useBoard(({ board }) => board.shapes);
  const chosen = useSelection((state) => state.ids);
  const mayWrite = useMay().cards;
  const ranks = useMemo(() => new Map(shapesInOrder({ shapes }).map(({ id }, at) => [id, at + 1])), [shapes]);
  if (shapes.size === 0) return null;
  const tabStop = shown.find((id) => chosen.has(id)) ?? shown[0];
  return (
    <div
      role="listbox"
      className="canvas-drawings"
      tabIndex={-1}
      aria-multiselectable="true"
      aria-label={t("title")}
      aria-describedby="canvas-help"
      onFocus={(event) => chooseFocused(ws, event.target)}
    >
      {shown.map((id) => (
        <CanvasDrawing
          key={id}
          id={id}
          tab={id === tabStop}
          at={ranks.get(id) ?? 1}
          count={shapes.size}
          mayWrite={mayWrite}
        />
      ))}
    </div>
  );
}
