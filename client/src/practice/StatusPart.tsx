import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { sayChoice } from "@tablee/shared/papers/sheet-paper";
import { statusOf } from "@tablee/shared/practice/sheet";
import type { Fields } from "@tablee/shared/practice/sheet";
import { isStatus, OTHER, STATUS_TERMS, STATUSES } from "@tablee/shared/practice/vocabulary";
import { writeStatement } from "@tablee/shared/board/edit-statements";
import { useMay, useWorkspace } from "../board/workspace-context.ts";
import { usePaperWords } from "../exports/papers/use-paper-words.ts";
import { SelectField } from "../ui/SelectField.tsx";
import { toast } from "../ui/toast.ts";
import { KeptField } from "./KeptField.tsx";
import { fieldId } from "./Review.tsx";

/** One value with its date; each change is one more, and all of them stay to be read. */
export function StatusPart({ fields }: { readonly fields: Fields }) {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const may = useMay();
  const words = usePaperWords();
  const { now, history } = statusOf(fields);
  const value = isStatus(now?.value ?? null) ? (now?.value ?? null) : null;
  return (
    <section className="practice-field" data-field="status" aria-labelledby={fieldId("status")}>
      <h3 id={fieldId("status")} tabIndex={-1}>
        {t("fields.status")}
      </h3>
      <p className="practice-hint">{t("hints.status")}</p>
      <SelectField
        label={t("fields.status")}
        hideLabel
        placeholder={t("chooseStatus")}
        options={STATUSES.map((id) => ({ id, label: STATUS_TERMS[id][words.locale] }))}
        value={STATUSES.find((id) => id === value) ?? null}
        isDisabled={!may.cards}
        description={now === null ? undefined : t("since", { day: words.day(now.born.at) })}
        onChange={(next) => {
          if (next !== value && !addStatements(ws.hand(), [{ field: "status", value: next }]).ok) toast(t("full"));
        }}
      />
      {now?.value === OTHER && (
        <KeptField
          label={t("other")}
          value={now.text}
          maxLength={STATEMENT_TEXT_MAX_CHARS}
          onKeep={(next) => writeStatement(ws.hand(), now.id, next)}
        />
      )}
      {history.length > 1 && (
        <details className="practice-origins">
          <summary>{t("history")}</summary>
          <ol className="practice-history">
            {history.map((statement) => (
              <li key={statement.id}>
                {sayChoice(statement, words) || STATUS_TERMS.other[words.locale]} – {words.day(statement.born.at)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
