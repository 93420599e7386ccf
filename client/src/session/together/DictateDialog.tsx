import { useTranslation } from "react-i18next";
import { actionById } from "../../board/actions/registry.ts";
import { useRun } from "../../board/use-run.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";

const DEVICES = ["phone", "windows", "mac", "chromebook"] as const;

/**
 * How to dictate with the device's own means. The browser's recognition is not used: in the commonest ones it sends the
 * voice to their maker.
 */
export function DictateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("together");
  const { t: ui } = useTranslation("ui");
  const run = useRun();
  return (
    <ModalDialog
      title={t("dictate.title")}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui("close")}</Button>
          <Button
            variant="do"
            onPress={() => {
              onClose();
              run(actionById("newCard"), []);
            }}
          >
            {t("dictate.write")}
          </Button>
        </>
      }
    >
      <p>{t("dictate.body")}</p>
      <p>{t("dictate.how")}</p>
      <ul className="together-list">
        {DEVICES.map((device) => (
          <li key={device}>{t(`dictate.${device}`)}</li>
        ))}
      </ul>
      <p>{t("dictate.warning")}</p>
    </ModalDialog>
  );
}
