import { EXERCISE_PEOPLE_MIN_COUNT } from "@tablee/shared/limits";
import type { WordsView } from "@tablee/shared/session/word-exercise";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { useSend } from "../use-live.ts";

/** What goes on, and takes something away for good, asks first. */
export function LeadWords({ words: { step, answered } }: { readonly words: WordsView }) {
  const { t } = useTranslation("around");
  const send = useSend();
  const [asks, setAsks] = useState<"goOn" | "drop" | null>(null);
  const isOpen = step === "before" || step === "after";
  const goOn = step === "after" ? t("words.show") : t("words.close");
  return (
    <div className="lead-mine">
      {step === "between" && (
        <Button onPress={() => void send("words.goOn", { from: step })}>{t("words.again")}</Button>
      )}
      {isOpen && <Button onPress={() => setAsks("goOn")}>{goOn}</Button>}
      <Button size="s" onPress={() => setAsks("drop")}>
        {t("words.drop")}
      </Button>
      {asks === "drop" && (
        <Sure title={t("words.drop")} isDanger onNo={() => setAsks(null)} onYes={() => void send("words.drop", {})}>
          <p>{t("words.dropSure")}</p>
        </Sure>
      )}
      {asks === "goOn" && isOpen && (
        <Sure title={goOn} onNo={() => setAsks(null)} onYes={() => void send("words.goOn", { from: step })}>
          <p>{t(`words.sure.${step}`)}</p>
          {answered < EXERCISE_PEOPLE_MIN_COUNT && (
            <p>{t("words.few", { count: answered, least: EXERCISE_PEOPLE_MIN_COUNT })}</p>
          )}
        </Sure>
      )}
    </div>
  );
}

interface SureProps {
  readonly title: string;
  readonly isDanger?: boolean;
  readonly onNo: () => void;
  readonly onYes: () => void;
  readonly children: React.ReactNode;
}

function Sure({ title, isDanger = false, onNo, onYes, children }: SureProps) {
  const { t: ui } = useTranslation("ui");
  return (
    <ModalDialog
      title={title}
      isOpen
      onClose={onNo}
      actions={
        <>
          <Button onPress={onNo}>{ui("cancel")}</Button>
          <Button
            variant={isDanger ? "danger" : "do"}
            onPress={() => {
              onNo();
              onYes();
            }}
          >
            {title}
          </Button>
        </>
      }
    >
      {children}
    </ModalDialog>
  );
}
