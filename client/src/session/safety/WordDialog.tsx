import { SAFE_WORD_MAX_CHARS } from "@tablee/shared/limits";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AskDialog } from "../../board/dialogs/AskDialog.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend, useView } from "../use-live.ts";

/** One word in each language of the table: whoever says it, everybody stops. */
export function WordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation("safety");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const held = useView()?.safety.word ?? { fr: "", en: "" };
  const [word, setWord] = useState(held);
  const save = async (): Promise<void> => {
    if (await send("safety.word", word)) onClose();
  };
  return (
    <AskDialog title={t("word.title")} does={ui("save")} close={onClose} done={() => void save()}>
      <p>{t("word.help")}</p>
      {(["fr", "en"] as const).map((locale) => (
        <TextField
          key={locale}
          label={t(`word.${locale}`)}
          value={word[locale]}
          maxLength={SAFE_WORD_MAX_CHARS}
          onChange={(said) => setWord({ ...word, [locale]: said })}
        />
      ))}
    </AskDialog>
  );
}
