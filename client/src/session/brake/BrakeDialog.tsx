import { BRAKE_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";

/** Enter is enough: nothing here has to be said. */
export function BrakeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("together");
  const send = useSend();
  const [reason, setReason] = useState("");
  const [signed, setSigned] = useState(false);
  const pull = async (): Promise<void> => {
    if (await send("brake.pull", { reason: reason.trim(), signed })) onClose();
  };
  return (
    <AskDialog title={t("brake.title")} does={t("brake.pull")} close={onClose} done={() => void pull()}>
      <p>{t("brake.body")}</p>
      <TextField label={t("brake.reason")} value={reason} maxLength={BRAKE_WORDS_MAX_CHARS} onChange={setReason} />
      <Switch isSelected={signed} onChange={setSigned}>
        {t("brake.sign")}
      </Switch>
      <p className="lead-small">{t("brake.unsigned")}</p>
    </AskDialog>
  );
}
