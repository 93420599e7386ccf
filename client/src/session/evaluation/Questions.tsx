import { newId } from "../../new-id.ts";
import { QUESTION_MAX_CHARS, QUESTIONS_MAX_COUNT } from "@tablee/shared/limits";
import { ANSWER_KINDS, MOMENTS } from "@tablee/shared/session/evaluation";
import type { Moment, Question } from "@tablee/shared/session/evaluation";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { ModalDialog } from "../../ui/Dialog.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { Switch } from "../../ui/Switch.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { useSend, useView } from "../use-live.ts";

function newQuestion(): Question {
  return { id: newId(), text: "", kind: "scale", moments: ["before", "after"] };
}

/** Written by everybody at the table. */
export function Questions({ questions }: { readonly questions: readonly Question[] }) {
  const { t } = useTranslation("evaluation");
  const role = useView()?.me.role;
  const [edited, setEdited] = useState<Question | null>(null);
  const mayWrite = role !== "observer";
  return (
    <section className="evaluation-wave" aria-label={t("questions.title")}>
      <h3>{t("questions.title")}</h3>
      <p className="lead-small">{t("questions.help")}</p>
      {questions.length === 0 && <p className="lead-small">{t("questions.none")}</p>}
      <ul className="evaluation-questions">
        {questions.map((question) => (
          <li key={question.id}>
            <span dir="auto">{question.text}</span>
            <span className="lead-small">
              {t(`questions.kinds.${question.kind}`)} ·{" "}
              {question.moments.map((moment) => t(`short.${moment}`)).join(", ")}
            </span>
            {mayWrite && (
              <Button
                size="s"
                aria-label={t("questions.edit", { text: question.text })}
                onPress={() => setEdited(question)}
              >
                …
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && questions.length < QUESTIONS_MAX_COUNT && (
        <Button icon={Plus} onPress={() => setEdited(newQuestion())}>
          {t("questions.add")}
        </Button>
      )}
      {edited && (
        <QuestionDialog
          start={edited}
          isNew={!questions.some(({ id }) => id === edited.id)}
          onClose={() => setEdited(null)}
        />
      )}
    </section>
  );
}

interface QuestionDialogProps {
  readonly start: Question;
  readonly isNew: boolean;
  readonly onClose: () => void;
}

function QuestionDialog({ start, isNew, onClose }: QuestionDialogProps) {
  const { t } = useTranslation("evaluation");
  const { t: ui } = useTranslation("ui");
  const send = useSend();
  const [question, setQuestion] = useState(start);
  const [tried, setTried] = useState(false);
  const [isText, isWhen] = [question.text.trim() !== "", question.moments.length > 0];

  async function save(): Promise<void> {
    setTried(true);
    if (!isText || !isWhen) return;
    if (await send("question.put", { question: { ...question, moments: [...question.moments] } })) onClose();
  }

  async function drop(): Promise<void> {
    if (await send("question.drop", { question: question.id })) onClose();
  }

  return (
    <ModalDialog
      title={t(isNew ? "questions.add" : "questions.edit", { text: start.text })}
      isOpen
      onClose={onClose}
      actions={
        <>
          {!isNew && <Button onPress={() => void drop()}>{t("questions.drop")}</Button>}
          <Button onPress={onClose}>{ui("cancel")}</Button>
          <Button variant="do" onPress={() => void save()}>
            {ui("save")}
          </Button>
        </>
      }
    >
      <TextField
        label={t("questions.text")}
        multiline
        value={question.text}
        maxLength={QUESTION_MAX_CHARS}
        error={tried && !isText ? t("questions.textMissing") : undefined}
        onChange={(text) => setQuestion({ ...question, text })}
      />
      <SelectField
        label={t("questions.kind")}
        options={ANSWER_KINDS.map((id) => ({ id, label: t(`questions.kinds.${id}`) }))}
        value={question.kind}
        onChange={(kind) => setQuestion({ ...question, kind })}
      />
      <When
        moments={question.moments}
        isMissing={tried && !isWhen}
        onChange={(moments) => setQuestion({ ...question, moments })}
      />
    </ModalDialog>
  );
}

interface WhenProps {
  readonly moments: readonly Moment[];
  readonly isMissing: boolean;
  readonly onChange: (moments: readonly Moment[]) => void;
}

function When({ moments, isMissing, onChange }: WhenProps) {
  const { t } = useTranslation("evaluation");
  const has = (moment: Moment): boolean => moments.includes(moment);
  return (
    <fieldset className="evaluation-when">
      <legend>{t("questions.when")}</legend>
      {MOMENTS.map((moment) => (
        <Switch
          key={moment}
          isSelected={has(moment)}
          onChange={(on) => onChange(MOMENTS.filter((one) => (one === moment ? on : has(one))))}
        >
          {t(`moments.${moment}`)}
        </Switch>
      ))}
      {isMissing && <p className="ui-error">{t("questions.whenMissing")}</p>}
    </fieldset>
  );
}
