import { useState } from "react";
import { useTranslation } from "react-i18next";
import { addNote } from "@tablee/shared/board/edit-notes";
import { editStatement, writeStatement } from "@tablee/shared/board/edit-statements";
import type { Card } from "@tablee/shared/board/types";
import { STATEMENT_NOTE_MAX_CHARS, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { dropLine, TIMES } from "@tablee/shared/practice/checklist";
import type { CheckLine } from "@tablee/shared/practice/checklist";
import { openDetails } from "../../board/items/details.ts";
import { useMay, useWorkspace } from "../../board/workspace-context.ts";
import { KeptField } from "../../practice/KeptField.tsx";
import { OwnerPart } from "../../session/items/OwnerPart.tsx";
import { Button } from "../../ui/Button.tsx";
import { SelectField } from "../../ui/SelectField.tsx";
import { toast } from "../../ui/toast.ts";
import "../../session/lead-panel.css";
import "../../session/items/details.css";

interface CheckMoreProps {
  readonly line: CheckLine;
  readonly words: string;
}

/** What there is to do, when, and who sees to it. */
export function CheckMore({ line, words }: CheckMoreProps) {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  const { statement, card, item, time } = line;
  const drop = (): void => {
    dropLine(ws.hand(), ws.board.getState().board, line);
    toast(t("checklist.dropped"), { undo: () => ws.undo.undo() });
  };
  return (
    <>
      {time === null && card && may.cards && <When line={line} />}
      <details className="practice-origins check-more">
        <summary>
          {t("checklist.more")}
          <span className="ui-hidden"> : {words}</span>
        </summary>
        <div className="check-fields">
          <KeptField
            label={t("checklist.toDo")}
            value={statement.text}
            maxLength={STATEMENT_TEXT_MAX_CHARS}
            onKeep={(next) => writeStatement(ws.hand(), statement.id, next)}
          />
          <KeptField
            label={t("checklist.who")}
            value={statement.note}
            maxLength={STATEMENT_NOTE_MAX_CHARS}
            onKeep={(next) => editStatement(ws.hand(), statement.id, { note: next })}
          />
          {time !== null && <When line={line} />}
          {card && <Day card={card} due={item?.due ?? null} />}
          {card && <OwnerPart card={card} />}
          <div className="details-buttons">
            {card && (
              <Button size="s" onPress={() => openDetails(ws, [card.id])}>
                {t("checklist.followUp")}
              </Button>
            )}
            {may.cards && (
              <Button size="s" onPress={drop}>
                {t("checklist.drop")}
              </Button>
            )}
          </div>
        </div>
      </details>
    </>
  );
}

function When({ line: { statement, time } }: { readonly line: CheckLine }) {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  return (
    <SelectField
      label={t("checklist.when")}
      placeholder={t("checklist.choose")}
      options={TIMES.map((id) => ({ id, label: t(`checklist.times.${id}`) }))}
      value={time}
      isDisabled={!may.cards}
      onChange={(value) => editStatement(ws.hand(), statement.id, { value })}
    />
  );
}

/** Kept when one leaves it: a year is typed digit by digit. */
function Day({ card, due }: { readonly card: Card; readonly due: string | null }) {
  const { t } = useTranslation("checking");
  const ws = useWorkspace();
  const may = useMay();
  const [own, setOwn] = useState<string | null>(null);
  const keep = (): void => {
    if (own !== null && own !== (due ?? "")) addNote(ws.hand(), { card: card.id, due: own === "" ? "none" : own });
    setOwn(null);
  };
  return (
    // The browser's own: each platform has a way of choosing a day that its people know.
    <label className="ui-field">
      <span className="ui-label">{t("checklist.day")}</span>
      <input
        className="ui-input"
        type="date"
        value={own ?? due ?? ""}
        disabled={!may.cards}
        onChange={(event) => setOwn(event.target.value)}
        onBlur={keep}
      />
    </label>
  );
}
