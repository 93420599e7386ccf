import { GOAL_MAX_CHARS, RULES_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend, useView } from "../use-live.ts";

interface DialogProps {
  readonly onClose: () => void;
}

export function GoalDialog({ onClose }: DialogProps) {
  const { t } = useTranslation("together");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [text, setText] = useState(useView()?.goal ?? "");
  const save = async (): Promise<void> => {
    if (await send("goal.set", { text: text.trim() })) onClose();
  };
  return (
    <AskDialog title={t("goal.title")} does={ui("save")} close={onClose} done={() => void save()}>
      <TextField
        label={t("goal.label")}
        description={t("goal.help")}
        value={text}
        maxLength={GOAL_MAX_CHARS}
        multiline
        onChange={setText}
      />
    </AskDialog>
  );
}

export function RulesDialog({ onClose }: DialogProps) {
  const { t } = useTranslation("together");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [text, setText] = useState(useView()?.rules.text ?? "");
  const save = async (): Promise<void> => {
    if (await send("rules.post", { text: text.trim() })) onClose();
  };
  return (
    <AskDialog title={t("rules.title")} does={ui("save")} close={onClose} done={() => void save()}>
      <TextField
        label={t("rules.label")}
        description={t("rules.help")}
        value={text}
        maxLength={RULES_MAX_CHARS}
        multiline
        rows={8}
        onChange={setText}
      />
    </AskDialog>
  );
}
