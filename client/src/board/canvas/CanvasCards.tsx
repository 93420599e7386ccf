import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { cardRect } from "@tablee/shared/board/geometry";
import { compareOrder } from "@tablee/shared/board/order";
import { readingOrder } from "@tablee/shared/board/outline";
import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { isChoiceKept } from "../actions/kept-choice.ts";
import type { Workspace } from "../workspace.ts";
import { useBoard, useSelection, useWorkspace } from "../workspace-context.ts";
import { CanvasCard } from "./CanvasCard.tsx";
import { coverOf, CULL_FROM_COUNT, isCovered, isMounted } from "./culling.ts";
import { cardIdOf } from "./targets.ts";

/** All cards to a screen reader’s arrows and to Tab one stop; of a large board, only those near the view are mounted. */
export function CanvasCards() {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const outline = useBoard((state) => state.outline);
  const chosen = useSelection((state) => state.ids);
  const cards = useMemo(() => readingOrder(outline), [outline]);
  const levels = useMemo(() => new Map([...cards].sort(compareOrder).map(({ id }, level) => [id, level])), [cards]);
  const isShown = useShown(ws, cards.length);
  const [first] = chosen;
  // A whole large board may be chosen; one card that the keyboard goes to must be there to go to.
  const isFew = chosen.size < CULL_FROM_COUNT;
  const tabStop = cards.some(({ id }) => id === first) ? first : cards.find(isShown)?.id;
  return (
    <div
      role="listbox"
      className="canvas-cards"
      tabIndex={cards.length === 0 ? 0 : -1}
      aria-multiselectable="true"
      aria-label={t("canvas")}
      aria-describedby="canvas-help"
      onFocus={(event) => {
        const id = cardIdOf(event.target);
        // A press has already chosen, and may have just taken this card out of the choice.
        const isFree = ws.selection.getState().ids.size < 2 && !isChoiceKept(ws);
        if (id && isFree && event.target.matches(":focus-visible")) ws.selection.setState({ ids: new Set([id]) });
      }}
    >
      {cards.map((card, index) =>
        isShown(card) || (isFew && chosen.has(card.id)) ? (
          <CanvasCard
            key={card.id}
            id={card.id}
            tab={card.id === tabStop}
            level={levels.get(card.id) ?? 0}
            at={index + 1}
            count={cards.length}
          />
        ) : null,
      )}
    </div>
  );
}

/** Whether a card is near enough to the view, or on its way. Chosen ones are mounted anyway. */
function useShown(ws: Workspace, count: number): (card: Card) => boolean {
  const look = (): ReturnType<typeof coverOf> => coverOf(ws.camera.seen(), ws.camera.state.getState().zoom);
  const [cover, setCover] = useState(look);
  const [moving, setMoving] = useState<ReadonlySet<CardId>>(new Set());
  useEffect(() => {
    const ends = [
      ws.camera.state.subscribe(({ zoom }) =>
        setCover((now) => (isCovered(now, ws.camera.seen(), zoom) ? now : coverOf(ws.camera.seen(), zoom))),
      ),
      ws.drift.state.subscribe(({ drift }) =>
        setMoving((now) =>
          now.size === drift.size && [...drift.keys()].every((id) => now.has(id)) ? now : new Set(drift.keys()),
        ),
      ),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [ws]);
  const areFew = moving.size < CULL_FROM_COUNT;
  return (card) => count < CULL_FROM_COUNT || isMounted(cover, cardRect(card)) || (areFew && moving.has(card.id));
}
