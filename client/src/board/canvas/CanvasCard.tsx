import { memo } from "react";
import { useTranslation } from "react-i18next";
import { cardSize } from "@tablee/shared/board/geometry";
import { groupOf, zoneOf } from "@tablee/shared/board/outline";
import { SIDES } from "@tablee/shared/board/types";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { colourOf, knownColour } from "../card-face.ts";
import { CardFooter, CardKind } from "../CardFooter.tsx";
import { CardWords } from "../CardWords.tsx";
import { useBoard, useCard, useMay, useSelection, useWorkspace } from "../workspace-context.ts";
import { moveByDrift } from "./paint.ts";
import "../card.css";

export interface CanvasCardProps {
  readonly id: CardId;
  readonly tab: boolean;
  /** Which cards lie over which: their place in the order of all. */
  readonly level: number;
  /** Of all in reading order, from 1: some of them may not be mounted. */
  readonly at: number;
  readonly count: number;
}

/** One card on the canvas, subscribed to itself alone. Drags move its element directly, and never pass through here. */
export const CanvasCard = memo(function CanvasCard({ id, tab, level, at, count }: CanvasCardProps) {
  const ws = useWorkspace();
  const card = useCard(id);
  const selected = useSelection((state) => state.ids.has(id));
  const editing = useSelection((state) => state.editing === id);
  const isAlone = useSelection(({ ids }) => ids.size === 1 && ids.has(id));
  const may = useMay();
  const about = useAbout(card);
  if (!card) return null;
  const { w, h } = cardSize(card);
  return (
    <div
      className={`card canvas-card card-${colourOf(card)}${selected ? " canvas-selected" : ""}`}
      ref={(element) => {
        if (!element) return undefined;
        ws.mounted.set(id, element);
        moveByDrift(element, ws.drift.state.getState().drift.get(id));
        return () => void ws.mounted.delete(id);
      }}
      data-card-id={id}
      role="option"
      aria-selected={selected}
      aria-label={about}
      aria-setsize={count}
      aria-posinset={at}
      tabIndex={tab ? 0 : -1}
      style={{ left: card.place.x, top: card.place.y, width: w, minHeight: h, zIndex: level }}
    >
      <CardKind card={card} />
      <CardWords card={card} isEditing={editing} />
      <CardFooter card={card} />
      {isAlone && may.cards && !editing && <Handles />}
    </div>
  );
});

/** For pointers only: keys and menus do the same. */
function Handles() {
  return (
    <span aria-hidden>
      {SIDES.map((side) => (
        <span key={side} className={`canvas-handle canvas-handle-${side}`} data-handle={side} />
      ))}
      <span className="canvas-handle canvas-handle-size" data-handle="size" />
    </span>
  );
}

/** All that the eye sees of a card, as one sentence. */
function useAbout(card: Card | undefined): string {
  const { t } = useTranslation("board");
  const { t: canvas } = useTranslation("canvas");
  const zone = useBoard(({ board }) => (card ? (zoneOf(board, card)?.title ?? null) : null));
  const group = useBoard(({ board }) => (card ? (groupOf(board, card)?.name ?? null) : null));
  if (!card) return "";
  const colour = knownColour(card.colour);
  const parts = [
    card.unread && canvas("unread"),
    card.kind !== "ingredient" && canvas(`kinds.${card.kind}`),
    card.knowledge && t(`knowledges.${card.knowledge}`),
    group,
    zone,
    card.author,
    colour && t(`colours.${colour}`),
  ];
  const words = card.text.trim() || canvas("noWords");
  return `${words}${/[.!?…]$/.test(words) ? "" : "."} ${parts.filter(Boolean).join(", ")}`;
}
