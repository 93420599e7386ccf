import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LINE_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import { frameworkOf } from "@tablee/shared/board/outline";
import { newId } from "../../new-id.ts";
import type { ConsentId } from "@tablee/shared/ids";
import { useBoard } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";

const OWN = "own";
const SHOWN_CHARS = 80;

/** A sentence of one's own, or a line of the framework as it reads now. */
export function StartConsent() {
  const { t } = useTranslation("votes");
  const send = useSend();
  const lines = useBoard((state) => state.board.lines);
  const [from, setFrom] = useState<string>(OWN);
  const [own, setOwn] = useState("");
  const all = frameworkOf(lines.values()).flatMap(({ lines: inside }) => inside);
  const line = all.find(({ id }) => id === from);
  const text = (line ? wordsWithoutMarks(line.text) : own).trim();
  return (
    <form
      className="lead-part"
      onSubmit={(event) => {
        event.preventDefault();
        // Made here just now: the brand says no more.
        const consent = newId<ConsentId>();
        void send("consent.start", { consent, text, line: line?.id ?? null });
      }}
    >
      {all.length > 0 && (
        <SelectField
          label={t("start.from")}
          options={[
            { id: OWN, label: t("start.own") },
            ...all.map(({ id, text: words }) => ({ id: id as string, label: shortened(wordsWithoutMarks(words)) })),
          ]}
          value={line ? from : OWN}
          onChange={setFrom}
        />
      )}
      {line ? (
        <blockquote className="votes-proposal" dir="auto">
          {text}
        </blockquote>
      ) : (
        <TextField
          label={t("start.proposal")}
          multiline
          value={own}
          maxLength={LINE_TEXT_MAX_CHARS}
          onChange={setOwn}
        />
      )}
      <Button type="submit" variant="do" size="l" isDisabled={text === ""}>
        {t("start.consentGo")}
      </Button>
      <p className="lead-small">{t("start.consentHelp")}</p>
    </form>
  );
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}
