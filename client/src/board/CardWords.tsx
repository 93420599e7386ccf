import type { Card } from "@tablee/shared/board/types";
import type { CardId } from "@tablee/shared/ids";
import { rectOfThing } from "./actions/commands.ts";
import { focusCard, stopWriting } from "./actions/look-around.ts";
import { CardTextEditor } from "./card-editor/CardTextEditor.tsx";
import { Words } from "./Words.tsx";
import { useWorkspace } from "./workspace-context.ts";
import type { Workspace } from "./workspace.ts";

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
  return <CardTextEditor cardId={card.id} onDone={() => endWriting(ws, card.id)} />;
}

/** After the last word of a card or a shape: whoever wrote it has the keyboard on it again. */
export function endWriting(ws: Workspace, id: CardId): void {
  // Blur follows Escape: by then the text is closed, and the focus is where the person put it.
  if (ws.selection.getState().editing !== id) return;
  const isHere = document.activeElement?.closest("[data-card-id]") !== null;
  stopWriting(ws, id);
  if (isHere && rectOfThing(ws, id)) focusCard(id);
}
