import { CirclePause, DoorOpen, Eye, GlassWater, Play, Wind } from "lucide-react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { HelpContacts } from "./HelpContacts.tsx";
import { stepOut } from "./quiet.ts";
import { useSafeWord } from "./use-safe-word.ts";
import "./safety.css";

interface PauseCoverProps {
  readonly onAside: () => void;
  /** Of those who lead; null: of nobody else. */
  readonly onEnd: (() => void) | null;
}

/** Over the page of everybody alike. Escape puts it aside: what somebody was writing can be finished. */
export function PauseCover({ onAside, onEnd }: PauseCoverProps) {
  const { t } = useTranslation("safety");
  const word = useSafeWord();
  return (
    <ModalOverlay
      className="safety-over safety-cover"
      isOpen
      isDismissable={false}
      onOpenChange={(open) => {
        if (!open) onAside();
      }}
    >
      <Modal className="safety-page ui-modal">
        <Dialog className="safety-sheet">
          <span className="safety-breath" aria-hidden>
            <CirclePause size={44} strokeWidth={1.6} />
          </span>
          <Heading slot="title" level={1} className="safety-title">
            {t("pause.title")}
          </Heading>
          <p>{t("pause.stopped")}</p>
          <p>{t("pause.nobody")}</p>
          {word !== "" && <p className="safety-word">{t("word.is", { word })}</p>}
          <ul className="safety-list">
            <li>
              <Wind className="ui-icon" size={22} aria-hidden />
              {t("pause.breathe")}
            </li>
            <li>
              <GlassWater className="ui-icon" size={22} aria-hidden />
              {t("pause.drink")}
            </li>
          </ul>
          <HelpContacts level={2} />
          <div className="safety-does">
            <Button size="l" icon={DoorOpen} onPress={stepOut}>
              {t("out.step")}
            </Button>
            <Button size="l" icon={Eye} onPress={onAside}>
              {t("pause.aside")}
            </Button>
            {onEnd && (
              <Button size="l" variant="do" icon={Play} onPress={onEnd}>
                {t("pause.end")}
              </Button>
            )}
          </div>
          {onEnd === null && <p className="safety-small">{t("pause.wait")}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
