import { memo, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { cardRect } from "@tablee/shared/board/geometry";
import type { Card } from "@tablee/shared/board/types";
import { choose } from "../actions/commands.ts";
import { isChoiceKept } from "../actions/kept-choice.ts";
import { focusCard } from "../actions/look-around.ts";
import { colourOf } from "../card-face.ts";
import { CardFooter, CardKind } from "../CardFooter.tsx";
import { CardWords } from "../CardWords.tsx";
import { useSelection, useWorkspace } from "../workspace-context.ts";
import { LinkRows } from "./LinkRows.tsx";
import { RowMenuButton } from "./ListMenu.tsx";
import { SourceRows } from "./SourceRows.tsx";

/** One card under its heading, with its links; its keys work on it, its menu is beside it. */
export const ListRow = memo(function ListRow({ card }: { readonly card: Card }) {
  const { t: canvas } = useTranslation("canvas");
  const ws = useWorkspace();
  const selected = useSelection((state) => state.ids.has(card.id));
  const editing = useSelection((state) => state.editing === card.id && ws.prefs.getState().view === "list");
  // What is chosen together is treated together, by the menu of any of them.
  const together = useSelection((state) => (state.ids.has(card.id) && state.ids.size > 1 ? state.ids : null));
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      // Under another heading it is another element: whoever stood on the card stays on it.
      if (element?.contains(document.activeElement)) focusCard(card.id);
    };
  }, [card.id]);
  const pick = (event: React.MouseEvent): void => {
    if (editing || ws.selection.getState().editing === card.id) return;
    const isAdding = event.ctrlKey || event.metaKey || event.shiftKey;
    const next = new Set(isAdding ? ws.selection.getState().ids : []);
    if (isAdding && next.has(card.id)) next.delete(card.id);
    else next.add(card.id);
    choose(ws, next);
  };
  return (
    <li className={`list-row card-${colourOf(card)}`} data-card-id={card.id}>
      <span className="list-edge" aria-hidden />
      <div className="list-words">
        {/* Chosen by pointer here; by keyboard with Space, arrows and the keys of the list. */}
        {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- list-keys.ts holds them for the whole list */}
        <div
          ref={place}
          className={selected ? "list-card list-selected" : "list-card"}
          role="group"
          aria-label={card.text.trim() || canvas("noWords")}
          aria-current={selected}
          tabIndex={0}
          onMouseDown={(event) => {
            // The focus that a press gives would choose this card alone.
            if (event.ctrlKey || event.metaKey || event.shiftKey) event.preventDefault();
          }}
          onClick={pick}
          onFocus={(event) => {
            if (event.target !== event.currentTarget || ws.selection.getState().ids.size > 1) return;
            if (!isChoiceKept(ws)) choose(ws, [card.id]);
            // Beside the canvas, the two show the same card.
            ws.camera.reveal(cardRect(card));
          }}
        >
          <CardKind card={card} />
          <CardWords card={card} isEditing={editing} />
          <CardFooter card={card} />
        </div>
        <LinkRows card={card.id} />
        <SourceRows card={card.id} />
      </div>
      <RowMenuButton ids={together ? [...together] : [card.id]} />
    </li>
  );
});
