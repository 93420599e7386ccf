import type { CardId } from "@tablee/shared/ids";
import { CARD_TEXT_MAX_CHARS, SHAPE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../workspace-context.ts";
import { SharedTextArea } from "./SharedTextArea.tsx";

export interface CardTextEditorProps {
  readonly cardId: CardId;
  /** A card’s, when not said. */
  readonly of?: "cards" | "shapes";
  readonly hasMarks?: boolean;
  readonly onDone: () => void;
}

/** The words of one card or shape, written in place, in the list and on the canvas. */
export function CardTextEditor({ cardId, of = "cards", hasMarks = true, onDone }: CardTextEditorProps) {
  const { presence } = useWorkspace().table;
  const { t } = useTranslation("list");
  const { t: draw } = useTranslation("draw");
  const address = useMemo(() => ({ kind: of, id: cardId }), [of, cardId]);

  useEffect(() => {
    presence.show({ typing: cardId });
    return () => presence.show({ typing: null });
  }, [presence, cardId]);

  const isCard = of === "cards";
  return (
    <SharedTextArea
      address={address}
      label={isCard ? t("cardText") : draw("words")}
      maxChars={isCard ? CARD_TEXT_MAX_CHARS : SHAPE_TEXT_MAX_CHARS}
      hasMarks={hasMarks}
      onDone={onDone}
    />
  );
}
