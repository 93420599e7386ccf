import { memo } from "react";
import { useTranslation } from "react-i18next";
import { cardSize } from "@tablee/shared/board/geometry";
import { zoneOf } from "@tablee/shared/board/outline";
import type { CardId } from "@tablee/shared/ids";
import { CardTextEditor } from "../card-editor/CardTextEditor.tsx";
import { CardFooter } from "../CardFooter.tsx";
import { colourOf } from "../card-face.ts";
import { useBoard, useCard, useSelection, useWorkspace } from "../workspace-context.ts";
import "../card.css";

/** One card on the canvas, subscribed to itself alone. Drags move its element directly, and never pass through here. */
export const CanvasCard = memo(function CanvasCard({ id, tab }: { readonly id: CardId; readonly tab: boolean }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const card = useCard(id);
  const selected = useSelection((state) => state.ids.has(id));
  const editing = useSelection((state) => state.editing === id);
  const zone = useBoard((state) => (card ? (zoneOf(state.board, card)?.title ?? null) : null));
  if (!card) return null;
  const { w, h } = cardSize(card);
  const about = [card.knowledge && t(`knowledges.${card.knowledge}`), zone, card.author].filter(Boolean).join(", ");
  return (
    <div
      className={`card canvas-card card-${colourOf(card)}${selected ? " canvas-selected" : ""}`}
      data-card-id={id}
      role="option"
      aria-selected={selected}
      aria-label={`${card.text}. ${about}`}
      tabIndex={tab ? 0 : -1}
      style={{ left: card.place.x, top: card.place.y, width: w, minHeight: h }}
    >
      {editing ? (
        <CardTextEditor
          cardId={id}
          onDone={() => {
            ws.selection.setState({ editing: null });
            document.querySelector<HTMLElement>(`.canvas-card[data-card-id="${id}"]`)?.focus();
          }}
        />
      ) : (
        <span className="card-words" dir={card.direction}>
          {card.text}
        </span>
      )}
      <CardFooter card={card} />
    </div>
  );
});
