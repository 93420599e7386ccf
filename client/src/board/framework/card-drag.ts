import { useState } from "react";
import { isId } from "@tablee/shared/ids";
import type { CardId } from "@tablee/shared/ids";

/** Cards carried by pointer to a line. The keyboard and the finger have a menu that does the same. */
const TYPE = "application/x-tablee-card";

export function startDrag(event: React.DragEvent, card: CardId, text: string): void {
  event.dataTransfer.setData(TYPE, card);
  event.dataTransfer.setData("text/plain", text);
  event.dataTransfer.effectAllowed = "copyLink";
}

/** What an element needs so that a card can be dropped on it. */
export function useDrop(dropped: (card: CardId) => void) {
  const [over, setOver] = useState(false);
  const isCard = (event: React.DragEvent): boolean => event.dataTransfer.types.includes(TYPE);
  return {
    "data-over": over || undefined,
    onDragOver: (event: React.DragEvent) => {
      if (!isCard(event)) return;
      // The innermost place takes it: a line, else its moment.
      event.stopPropagation();
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      setOver(false);
      const id = event.dataTransfer.getData(TYPE);
      if (!isId(id)) return;
      event.stopPropagation();
      event.preventDefault();
      // An id of ours, put there by startDrag; a card that is gone by now is ignored by whoever looks it up.
      dropped(id as CardId);
    },
  };
}
