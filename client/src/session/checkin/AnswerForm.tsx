import { CHECK_IN_WORD_MAX_CHARS } from "@tablee/shared/limits";
import { CHOICES } from "@tablee/shared/session/check-in";
import type { AskingName, Choice } from "@tablee/shared/session/check-in";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";

interface AnswerFormProps {
  readonly asking: AskingName;
  /** Which person of the seat. */
  readonly person: number;
  /** Of several. */
  readonly name: string | null;
  readonly question: string;
}

/** Nothing is chosen at first: a usual answer would be everybody’s. */
export function AnswerForm({ asking, person, name, question }: AnswerFormProps) {
  const { t } = useTranslation("series");
  const send = useSend();
  const [choice, setChoice] = useState<Choice | null>(null);
  const [said, setSaid] = useState("");
  const label = name === null ? t("checkIn.mine") : t("checkIn.of", { name });
  const give = async (): Promise<void> => {
    if (choice) await send("checkin.give", { asking, choice, word: said.trim(), person });
  };
  return (
    <form
      className="evaluation-form"
      aria-label={`${label} : ${question}`}
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
    >
      <RadioGroup
        className="evaluation-scale"
        value={choice}
        // One of the choices just below.
        onChange={(value) => setChoice(value as Choice)}
      >
        <Label className={name === null ? "ui-hidden" : "evaluation-question"}>{label}</Label>
        <div className="evaluation-steps">
          {CHOICES[asking].map((one) => (
            <Radio key={one} value={one} className="evaluation-step">
              {t(`checkIn.choices.${one}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {asking === "weather" && (
        <TextField label={t("checkIn.word")} value={said} maxLength={CHECK_IN_WORD_MAX_CHARS} onChange={setSaid} />
      )}
      <Button type="submit" isDisabled={choice === null}>
        {t("checkIn.send")}
      </Button>
      {choice === null && <p className="lead-small">{t("checkIn.chooseFirst")}</p>}
    </form>
  );
}
