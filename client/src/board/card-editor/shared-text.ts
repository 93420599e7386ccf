import { replaceText } from "@tablee/shared/board/edit-text";
import { noteChange } from "@tablee/shared/board/changed";
import { transact } from "@tablee/shared/board/hand";
import type { Hand } from "@tablee/shared/board/hand";
import { entryOf, textOf } from "@tablee/shared/board/schema";
import type * as Y from "yjs";
import type { CardId, LineId, StatementId } from "@tablee/shared/ids";
import type { TextStep } from "./caret.ts";

/** A text several people write at once, as an editor needs it: no Yjs beyond this file. */
export interface SharedText {
  read(): string;
  write(next: string): void;
  /** Calls back for every change that did not come through `write`: others', and undo. */
  observe(changed: (next: string, steps: readonly TextStep[]) => void): () => void;
}

export interface TextAddress {
  readonly kind: "cards" | "lines" | "shapes" | "statements";
  readonly id: CardId | LineId | StatementId;
}

/** Null when the card, line, shape or statement is gone. */
export function openText(hand: Hand, address: TextAddress): SharedText | null {
  const text = textOf(hand.doc, address.kind, address.id);
  if (!text) return null;
  let writing = false;
  return {
    read: () => text.toString(),
    write(next) {
      writing = true;
      transact(hand, () => {
        const card = address.kind === "cards" ? entryOf(hand.doc, "cards", address.id) : undefined;
        if (replaceText(text, next, hand.origin) && card) noteChange(hand, card);
      });
      writing = false;
    },
    observe(changed) {
      const listen = (event: Y.YTextEvent): void => {
        if (!writing) changed(text.toString(), event.delta);
      };
      text.observe(listen);
      return () => text.unobserve(listen);
    },
  };
}
