import type { Card } from "@tablee/shared/board/types";
import { focusCard, stopWriting } from "./actions/look-around.ts";
import { CardTextEditor } from "./card-editor/CardTextEditor.tsx";
import { Words } from "./Words.tsx";
import { useWorkspace } from "./workspace-context.ts";

interface CardWordsProps {
  readonly card: Card;
  readonly isEditing: boolean;
  readonly links?: "stop" | "pass";
}

/** The words of a card, or the place where they are written. */
export function CardWords({ card, isEditing, links }: CardWordsProps) {
  const ws = useWorkspace();
  if (!isEditing) {
    return (
      <span className="card-words" dir={card.direction}>
        <Words text={card.text} links={links} />
      </span>
    );
  }
  const done = (): void => {
    // Blur follows Escape: by then the card is closed, and the focus is where the person put it.
    if (ws.selection.getState().editing !== card.id) return;
    const isHere = document.activeElement?.closest("[data-card-id]") !== null;
    stopWriting(ws, card.id);
    if (isHere && ws.board.getState().board.cards.has(card.id)) focusCard(card.id);
  };
  return <CardTextEditor cardId={card.id} onDone={done} />;
}
