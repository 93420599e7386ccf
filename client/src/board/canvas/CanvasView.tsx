import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { readingOrder } from "@tablee/shared/board/outline";
import { useRun } from "../use-run.ts";
import { useBoard, useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { CanvasBars } from "./CanvasBars.tsx";
import { CanvasCard } from "./CanvasCard.tsx";
import { CanvasGround } from "./CanvasGround.tsx";
import { cardIdOf, pickUp, pressKey, showCursor } from "./hands.ts";
import { RemoteLayer } from "./RemoteLayer.tsx";
import { useCamera } from "./use-camera.ts";
import "./canvas.css";

export function CanvasView() {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const may = useMay();
  const run = useRun();
  const outline = useBoard((state) => state.outline);
  const first = useSelection((state) => [...state.ids][0] ?? null);
  const frame = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  useCamera(ws, frame, layer);
  const cards = readingOrder(outline);
  const tabStop = cards.some(({ id }) => id === first) ? first : (cards[0]?.id ?? null);

  const down = (event: React.PointerEvent): void => pickUp({ ws, event, layer: layer.current, mayMove: may.cards });
  const press = (event: React.KeyboardEvent): void => pressKey({ ws, event, run, mayMove: may.cards });

  return (
    <div className="canvas" ref={frame} onPointerMove={(event) => showCursor(ws, frame.current, event)}>
      <p className="ui-hidden" id="canvas-help">
        {t("canvasHelp")}
      </p>
      <div
        className="canvas-surface"
        onPointerDown={down}
        onDoubleClick={(event) => {
          const id = cardIdOf(event.target);
          if (id && may.cards) ws.selection.setState({ editing: id });
        }}
      >
        <div className="canvas-layer" ref={layer}>
          <CanvasGround />
          <div
            role="listbox"
            tabIndex={cards.length === 0 ? 0 : -1}
            aria-multiselectable="true"
            aria-label={t("canvas")}
            aria-describedby="canvas-help"
            onKeyDown={press}
            onFocus={(event) => {
              const id = cardIdOf(event.target);
              // A press has already chosen, and may have just taken this card out of the choice.
              if (id && event.target.matches(":focus-visible") && !ws.selection.getState().ids.has(id))
                ws.selection.setState({ ids: new Set([id]) });
            }}
          >
            {cards.map(({ id }) => (
              <CanvasCard key={id} id={id} tab={id === tabStop} />
            ))}
          </div>
          <RemoteLayer />
        </div>
      </div>
      {cards.length === 0 && <p className="canvas-empty">{t("empty")}</p>}
      <CanvasBars />
    </div>
  );
}
