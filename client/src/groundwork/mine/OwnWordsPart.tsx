import { Eraser } from "lucide-react";
import { useTranslation } from "react-i18next";
import { OWN_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import { announceNow } from "../../a11y/announce.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import type { KeepingWords } from "./own-words.ts";

const ASKED = ["proud", "learnt"] as const;

/** What one says of it oneself, kept on this device. */
export function OwnWordsPart({ own: { words, keeps, change, clear } }: { readonly own: KeepingWords }) {
  const { t } = useTranslation("mine");
  const isEmpty = ASKED.every((one) => words[one] === "");
  return (
    <section className="mine-part">
      <h4>{t("own.title")}</h4>
      <p className="practice-hint">{t(keeps ? "own.where" : "own.lost")}</p>
      {ASKED.map((one) => (
        <TextField
          key={one}
          label={t(`own.${one}`)}
          value={words[one]}
          multiline
          maxLength={OWN_WORDS_MAX_CHARS}
          onChange={(text) => change({ [one]: text })}
        />
      ))}
      {!isEmpty && (
        <Button
          size="s"
          icon={Eraser}
          onPress={() => {
            clear();
            announceNow(t("own.cleared"));
          }}
        >
          {t("own.clear")}
        </Button>
      )}
    </section>
  );
}
