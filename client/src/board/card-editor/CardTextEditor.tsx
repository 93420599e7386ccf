import type { CardId } from "@tablee/shared/ids";
import { CARD_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../workspace-context.ts";
import { SharedTextArea } from "./SharedTextArea.tsx";

export interface CardTextEditorProps {
  readonly cardId: CardId;
  readonly onDone: () => void;
}

/** The words of one card, written in place, in the list and on the canvas. */
export function CardTextEditor({ cardId, onDone }: CardTextEditorProps) {
  const { presence } = useWorkspace().table;
  const { t } = useTranslation("list");
  const address = useMemo(() => ({ kind: "cards" as const, id: cardId }), [cardId]);

  useEffect(() => {
    presence.show({ typing: cardId });
    return () => presence.show({ typing: null });
  }, [presence, cardId]);

  return <SharedTextArea address={address} label={t("cardText")} maxChars={CARD_TEXT_MAX_CHARS} onDone={onDone} />;
}
