import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { CardId } from "@tablee/shared/ids";
import { REACTIONS } from "@tablee/shared/session/passing";
import type { Reaction } from "@tablee/shared/session/passing";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../../a11y/announce.ts";
import { useBoard } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { useSend } from "../use-live.ts";

interface ReactProps {
  readonly card: CardId;
  readonly onClose: () => void;
}

export function ReactDialog({ card, onClose }: ReactProps) {
  const { t } = useTranslation("together");
  const send = useSend();
  const choices = useRef<HTMLDivElement>(null);
  // The first choice, not the dialogue as a whole: it was opened to choose.
  useEffect(() => choices.current?.querySelector("button")?.focus(), []);
  const text = useBoard(({ board }) => board.cards.get(card)?.text ?? "");
  const react = async (reaction: Reaction): Promise<void> => {
    onClose();
    if (await send("react", { card, reaction })) announceNow(t("react.sent", { word: t(`react.words.${reaction}`) }));
  };
  return (
    <ModalDialog title={t("react.title")} isOpen onClose={onClose}>
      <p dir="auto">
        <b>{wordsWithoutMarks(text)}</b>
      </p>
      <div className="react-choices" ref={choices}>
        {REACTIONS.map((reaction) => (
          <Button key={reaction} onPress={() => void react(reaction)}>
            {t(`react.words.${reaction}`)}
          </Button>
        ))}
      </div>
      <p className="lead-small">{t("react.body")}</p>
    </ModalDialog>
  );
}
