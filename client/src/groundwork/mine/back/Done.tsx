import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTableTitle } from "../../../board/workspace-context.ts";
import { currentLocale } from "../../../i18n/i18n.ts";
import { sayMoment } from "../../../i18n/moment.ts";
import { Button } from "../../../ui/Button.tsx";
import { ModalDialog } from "../../../ui/Dialog.tsx";
import { closeTaking } from "./state.ts";
import type { Receipt } from "./state.ts";
import { useReceiptLines, useSaveReceipt } from "./use-taking.ts";

export function Done({ receipt }: { readonly receipt: Receipt }) {
  const { t } = useTranslation("mine");
  const title = useTableTitle();
  const lines = useReceiptLines()(receipt);
  const save = useSaveReceipt();
  return (
    <ModalDialog
      title={t("back.done.title")}
      isOpen
      onClose={closeTaking}
      actions={
        <>
          <Button icon={Download} onPress={() => save(receipt)}>
            {t("back.done.save")}
          </Button>
          <Button variant="do" onPress={closeTaking}>
            {t("back.done.close")}
          </Button>
        </>
      }
    >
      <p>{t("back.done.when", { title, moment: sayMoment(currentLocale(), receipt.at) })}</p>
      <ul className="back-list">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className="practice-hint">{t("back.stays.backups")}</p>
    </ModalDialog>
  );
}
