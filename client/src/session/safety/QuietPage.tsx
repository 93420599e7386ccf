import { Undo2 } from "lucide-react";
import { useEffect } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { others } from "../../a11y/announce.ts";
import { stopReading } from "../../board/aloud/aloud.ts";
import { Button } from "../../ui/Button.tsx";
import { coverTitle } from "../../ui/use-title.ts";
import { HelpContacts } from "./HelpContacts.tsx";
import { comeBack } from "./quiet.ts";
import "./safety.css";

/**
 * Nothing of the table is on it, not in the title of the tab either. The table stays behind it as it was, connected as
 * before: nobody is told that somebody is here, and nothing is lost. Only its button leads back.
 */
export function QuietPage() {
  const { t } = useTranslation("safety");
  const title = t("out.title");
  useEffect(() => {
    stopReading();
    others.drop();
  }, []);
  useEffect(() => {
    coverTitle(title);
    return () => coverTitle(null);
  }, [title]);
  return (
    <ModalOverlay className="safety-over quiet-page" isOpen isDismissable={false} isKeyboardDismissDisabled>
      <Modal className="safety-page ui-modal">
        <Dialog className="safety-sheet">
          <span className="safety-breath" aria-hidden />
          <Heading slot="title" level={1} className="safety-title">
            {title}
          </Heading>
          <p>{t("out.time")}</p>
          <p>{t("out.breathe")}</p>
          <p>{t("out.nobody")}</p>
          <p>{t("out.kept")}</p>
          <HelpContacts level={2} />
          <div className="safety-does">
            <Button size="l" icon={Undo2} onPress={comeBack}>
              {t("out.back")}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
