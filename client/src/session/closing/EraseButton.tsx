import { Download, Trash2 } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { useLive, useSend } from "../use-live.ts";
import "../association/association.css";

/** At once, and not on a day that leaves everybody time: so two presses, at two places, and what goes is said before. */
export function EraseButton() {
  const { t } = useTranslation("around");
  const [isOpen, setOpen] = useState(false);
  // A right to lead that was lent does not reach so far.
  const isLent = useLive(({ people, view }) => (view && people.get(view.me.id)?.leadsUntil) ?? null) !== null;
  if (isLent) return null;
  return (
    <>
      <Button icon={Trash2} onPress={() => setOpen(true)}>
        {t("erase.open")}
      </Button>
      {isOpen && <EraseDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function EraseDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("around");
  const { t: ui } = useTranslation("ui");
  const ws = useWorkspace();
  // Those who are away lose their seat as well.
  const count = useLive(({ people }) => [...people.values()].reduce((sum, { also }) => sum + 1 + also.length, 0));
  const [isSure, setSure] = useState(false);
  const keepFile = (): void => {
    onClose();
    ask(ws, { kind: "table", dialog: "save" });
  };
  return (
    <ModalDialog
      title={t("erase.title")}
      isOpen
      onClose={onClose}
      actions={
        isSure ? undefined : (
          <>
            <Button onPress={onClose}>{ui("cancel")}</Button>
            <Button variant="danger" onPress={() => setSure(true)}>
              {t("erase.first")}
            </Button>
          </>
        )
      }
    >
      <p>{t("erase.all", { count })}</p>
      <p>{t("erase.told")}</p>
      <p className="lead-small">{t("erase.stays")}</p>
      <Button icon={Download} onPress={keepFile}>
        {t("erase.file")}
      </Button>
      {isSure && <Sure onNo={onClose} />}
    </ModalDialog>
  );
}

/** The keyboard stands on the answer that loses nothing. */
function Sure({ onNo }: { readonly onNo: () => void }) {
  const { t } = useTranslation("around");
  const send = useSend();
  const answers = useRef<HTMLDivElement>(null);
  useEffect(() => answers.current?.querySelector("button")?.focus(), []);
  return (
    <div className="erase-sure" role="group" aria-label={t("erase.sure")} ref={answers}>
      <p>{t("erase.sure")}</p>
      <Button onPress={onNo}>{t("erase.no")}</Button>
      <Button variant="danger" onPress={() => void send("board.erase", {})}>
        {t("erase.yes")}
      </Button>
    </div>
  );
}
