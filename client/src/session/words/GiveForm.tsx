import { EXERCISE_WORD_MAX_CHARS, EXERCISE_WORDS_MAX_COUNT } from "@tablee/shared/limits";
import type { WordRound } from "@tablee/shared/session/word-exercise";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";

interface GiveFormProps {
  readonly round: WordRound;
  /** Which person of the seat. */
  readonly person: number;
  /** Of several. */
  readonly name: string | null;
  readonly prompt: string;
}

const EMPTY: readonly string[] = Array.from({ length: EXERCISE_WORDS_MAX_COUNT }, () => "");

export function GiveForm({ round, person, name, prompt }: GiveFormProps) {
  const { t } = useTranslation("around");
  const send = useSend();
  const [words, setWords] = useState(EMPTY);
  const label = name === null ? t("words.mine") : t("words.of", { name });
  const said = words.map((word) => word.trim()).filter((word) => word !== "");
  return (
    <form
      className="evaluation-form words-give"
      aria-label={`${label} : ${prompt}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (said.length > 0) void send("words.give", { round, person, words: said });
      }}
    >
      {name !== null && <p className="evaluation-question">{label}</p>}
      {words.map((word, at) => (
        <TextField
          // oxlint-disable-next-line react/no-array-index-key -- a field is its place
          key={at}
          label={t("words.word", { at: at + 1 })}
          value={word}
          maxLength={EXERCISE_WORD_MAX_CHARS}
          onChange={(next) => setWords(words.with(at, next))}
        />
      ))}
      <Button type="submit" isDisabled={said.length === 0}>
        {t("words.send")}
      </Button>
    </form>
  );
}
