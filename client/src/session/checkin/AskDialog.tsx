import { PULSE_QUESTION_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";

/** Other words for the one question. They last, for a trend is of one question. */
export function AskDialog({ question }: { readonly question: string }) {
  const { t } = useTranslation("series");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState(question);
  const save = async (): Promise<void> => {
    if (await send("checkin.ask", { question: words.trim() })) setOpen(false);
  };
  return (
    <>
      <Button size="s" onPress={() => setOpen(true)}>
        {t("checkIn.ask")}
      </Button>
      <ModalDialog
        title={t("checkIn.ask")}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onPress={() => setOpen(false)}>{ui("cancel")}</Button>
            <Button variant="do" onPress={() => void save()}>
              {ui("save")}
            </Button>
          </>
        }
      >
        <TextField
          label={t("checkIn.question")}
          description={t("checkIn.questionHelp", { usual: t("checkIn.pulse") })}
          value={words}
          maxLength={PULSE_QUESTION_MAX_CHARS}
          onChange={setWords}
        />
      </ModalDialog>
    </>
  );
}
