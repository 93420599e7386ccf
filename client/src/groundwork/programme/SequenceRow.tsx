import { GripVertical } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { editStatement } from "@tablee/shared/board/edit-statements";
import { wordsWithoutMarks } from "@tablee/shared/board/marks";
import type { Statement } from "@tablee/shared/board/types";
import { SEQUENCE_MAX_MINUTES, STATEMENT_NOTE_MAX_CHARS } from "@tablee/shared/limits";
import { TIMES } from "@tablee/shared/practice/checklist";
import type { Time } from "@tablee/shared/practice/checklist";
import { minutesIn, moveSequence } from "@tablee/shared/practice/programme";
import type { Sequence } from "@tablee/shared/practice/programme";
import { sayDuration } from "../../i18n/duration.ts";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { StatementRow } from "../../practice/StatementRow.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { Carriers } from "./Carriers.tsx";
import type { Moving } from "./use-moving.ts";
import type { ProgrammeNow } from "./use-programme.ts";

interface SequenceRowProps {
  readonly sequence: Sequence;
  readonly before: Statement | undefined;
  readonly after: readonly Statement[];
  readonly now: ProgrammeNow;
  readonly moving: Moving;
}

/** One sequence: its words, how long, what for, who carries it; and a handle to move it by. */
export function SequenceRow({ sequence, before, after, now, moving }: SequenceRowProps) {
  const { t } = useTranslation("power");
  const may = useMay();
  const { id, aim, minutes } = sequence;
  const { carried } = moving;
  const title = wordsWithoutMarks(sequence.title);
  // As it was at first: it stays open while somebody fills it in.
  const [isNew] = useState(minutes === null && aim === "");
  return (
    <StatementRow statement={sequence.statement} before={before} after={after}>
      <div
        className="programme-line"
        data-drop={(carried !== null && carried.next === id) || undefined}
        data-carried={carried?.id === id || undefined}
      >
        {may.cards && (
          // A button of the page itself: what it is pressed for is to be carried.
          <button
            type="button"
            className="programme-handle"
            data-move={id}
            aria-label={t("programme.move", { text: title })}
            title={t("programme.moveHelp")}
            {...moving.handle(id)}
          >
            <GripVertical className="ui-icon" size={18} aria-hidden />
          </button>
        )}
        <p>
          <b>{minutes === null ? t("programme.noMinutes") : sayDuration(t, minutes)}</b>
          {aim !== "" && <span dir="auto"> · {aim}</span>}
        </p>
      </div>
      <Carriers sequence={sequence} title={title} promised={now.promised} />
      {may.cards && (
        <details className="practice-origins" open={isNew}>
          <summary>
            {t("programme.more")}
            <span className="ui-hidden"> : {title}</span>
          </summary>
          <More sequence={sequence} />
        </details>
      )}
    </StatementRow>
  );
}

function More({ sequence: { id, statement, time } }: { readonly sequence: Sequence }) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const change = (next: Time): void =>
    moveSequence(ws.hand(), ws.board.getState().board, { id, time: next, next: null });
  return (
    <div className="programme-more">
      <KeptField
        label={t("programme.aim")}
        value={statement.why}
        maxLength={STATEMENT_NOTE_MAX_CHARS}
        onKeep={(why) => editStatement(ws.hand(), id, { why })}
      />
      <Minutes statement={statement} />
      <SelectField<Time>
        label={t("programme.when")}
        options={TIMES.map((one) => ({ id: one, label: t(`programme.times.${one}`) }))}
        value={time}
        onChange={change}
      />
    </div>
  );
}

/** Kept when one leaves it, and only what is a number of minutes: else it says what it waits for. */
function Minutes({ statement: { id, note } }: { readonly statement: Statement }) {
  const { t } = useTranslation("power");
  const ws = useWorkspace();
  const [own, setOwn] = useState<string | null>(null);
  const said = own ?? note;
  const isWrong = said.trim() !== "" && minutesIn(said) === null;
  const keep = (): void => {
    if (own === null || isWrong) return;
    if (own.trim() !== note) editStatement(ws.hand(), id, { note: own.trim() });
    setOwn(null);
  };
  return (
    <TextField
      label={t("programme.minutes")}
      value={said}
      inputMode="numeric"
      maxLength={4}
      error={isWrong ? t("programme.minutesWrong", { max: SEQUENCE_MAX_MINUTES }) : undefined}
      onChange={setOwn}
      onBlur={keep}
    />
  );
}
