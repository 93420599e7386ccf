import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CONSENT_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import type { ConsentResult } from "@tablee/shared/session/ballots";
import type { SessionView } from "@tablee/shared/session/types";
import { proposing } from "../../board/tool-at.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";

/** What an objection waits for: an answer in writing, by anybody; or the same question in other words. */
export function AnswerObjection({ result, view }: { readonly result: ConsentResult; readonly view: SessionView }) {
  const { t } = useTranslation("power");
  const send = useSend();
  const [words, setWords] = useState("");
  const { id, text, card = null, subject = null } = result;
  const reply = async (): Promise<void> => {
    if (await send("consent.answer", { consent: id, words: words.trim() })) setWords("");
  };
  return (
    <form
      className="lead-part"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() !== "") void reply();
      }}
    >
      <TextField
        label={t("consent.reply")}
        description={t("consent.replyHelp")}
        value={words}
        onChange={setWords}
        maxLength={CONSENT_WORDS_MAX_CHARS}
        multiline
        rows={2}
      />
      <div className="lead-mine">
        <Button type="submit" variant="do" isDisabled={words.trim() === ""}>
          {t("consent.replyGo")}
        </Button>
        {view.consents.open === null && (
          <Button onPress={() => proposing.setState({ draft: { text, card, subject, again: id } })}>
            {t("consent.again")}
          </Button>
        )}
      </div>
    </form>
  );
}
