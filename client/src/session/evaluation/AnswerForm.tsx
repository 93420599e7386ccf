import type { QuestionId } from "@tablee/shared/ids";
import { ANSWER_WORDS_MAX_CHARS } from "@tablee/shared/limits";
import type { Question } from "@tablee/shared/session/evaluation";
import type { WaveView } from "@tablee/shared/session/evaluation-results";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend } from "../use-live.ts";
import { canPair, pairOf } from "./pair.ts";
import { Scale } from "./Scale.tsx";

interface AnswerFormProps {
  readonly wave: WaveView;
  /** Which person of the seat. */
  readonly person: number;
  /** Told where several share a seat. */
  readonly name: string | null;
}

/** One person’s answers, sent once. What is written here stays on the device until then. */
export function AnswerForm({ wave, person, name }: AnswerFormProps) {
  const { t } = useTranslation("evaluation");
  const send = useSend();
  const board = useWorkspace().table.seat.board.id;
  const [values, setValues] = useState<ReadonlyMap<QuestionId, number | string>>(new Map());
  const [words, setWords] = useState("");
  const [busy, setBusy] = useState(false);

  async function submit(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const said = [...values]
      .map(([question, value]) => ({ question, value: typeof value === "string" ? value.trim() : value }))
      .filter(({ value }) => value !== "");
    await send("evaluation.answer", { moment: wave.moment, person, pair: await pairOf(words, board), said });
    setBusy(false);
  }

  return (
    <form
      className="evaluation-form"
      noValidate
      aria-label={name === null ? t("answer") : t("answerAs", { name })}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {name !== null && <h4>{t("answerAs", { name })}</h4>}
      <p className="lead-small">{t("skip")}</p>
      {wave.questions.map((question) => (
        <Answer
          key={question.id}
          question={question}
          value={values.get(question.id)}
          onChange={(value) => setValues(new Map(values).set(question.id, value))}
        />
      ))}
      {canPair ? (
        <TextField label={t("code")} description={t("codeHelp")} autoComplete="off" value={words} onChange={setWords} />
      ) : (
        <p className="lead-small">{t("codeNeedsHttps")}</p>
      )}
      <Button type="submit" variant="do" isPending={busy}>
        {t("send")}
      </Button>
    </form>
  );
}

interface AnswerProps {
  readonly question: Question;
  readonly value: number | string | undefined;
  readonly onChange: (value: number | string) => void;
}

function Answer({ question: { text, kind }, value, onChange }: AnswerProps) {
  if (kind === "scale")
    return <Scale label={text} value={typeof value === "number" ? value : null} onChange={onChange} />;
  return (
    <TextField
      label={text}
      multiline
      value={typeof value === "string" ? value : ""}
      maxLength={ANSWER_WORDS_MAX_CHARS}
      onChange={onChange}
    />
  );
}
