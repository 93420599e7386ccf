import { ACCORD_ANSWERS, ACCORD_USES, ACCORD_VERSION } from "@tablee/shared/session/accords";
import type { AccordAnswer, AccordUse, OwnAccord } from "@tablee/shared/session/accords";
import { Check } from "lucide-react";
import { useState } from "react";
import { Label, Radio, RadioGroup } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { toast } from "../../ui/toast.ts";
import { useSend } from "../use-live.ts";
import { lastOf } from "./accord-page.ts";

interface ChoicesProps {
  readonly accords: readonly OwnAccord[];
  readonly person: number;
}

type Chosen = Readonly<Partial<Record<AccordUse, AccordAnswer>>>;

/** Nothing is chosen beforehand; what was said before is shown as it was said, and changed in the same way. */
export function Choices({ accords, person }: ChoicesProps) {
  const { t } = useTranslation("accords");
  const send = useSend();
  const [chosen, setChosen] = useState<Chosen>({});
  const hasRead = lastOf(accords, person, "page")?.version === ACCORD_VERSION;
  const answerOf = (use: AccordUse): AccordAnswer | undefined => chosen[use] ?? lastOf(accords, person, use)?.answer;
  const give = async (): Promise<void> => {
    const [training, publication] = [answerOf("training") ?? "later", answerOf("publication") ?? "later"];
    const done = await send("accord.give", { person, version: ACCORD_VERSION, training, publication });
    if (done) toast(t("receipt.given"));
  };
  return (
    <section className="accord-choices">
      <h3>{t("choices.title")}</h3>
      {t("choices.help")
        .split("\n")
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      {ACCORD_USES.map((use) => (
        <RadioGroup
          key={use}
          className="accord-choice"
          value={answerOf(use) ?? null}
          onChange={(answer) => setChosen({ ...chosen, [use]: answer })}
        >
          <Label>{t(`choices.${use}`)}</Label>
          <div className="accord-answers">
            {ACCORD_ANSWERS.map((answer) => (
              <Radio key={answer} value={answer} className="accord-answer">
                <span className="accord-dot" aria-hidden />
                {t(`choices.answers.${answer}`)}
              </Radio>
            ))}
          </div>
        </RadioGroup>
      ))}
      <p>{t("choices.holds")}</p>
      <Button variant="do" size="l" icon={Check} onPress={() => void give()}>
        {t(hasRead ? "choices.change" : "choices.give")}
      </Button>
    </section>
  );
}
