import { useTranslation } from "react-i18next";
import { addStatements, choiceId, deleteStatement } from "@tablee/shared/board/edit-statements";
import type { Fields } from "@tablee/shared/practice/sheet";
import { numberIn, termsOf } from "@tablee/shared/practice/vocabulary";
import type { Listed } from "@tablee/shared/practice/vocabulary";
import { useMay, useWorkspace } from "../board/workspace-context.ts";
import { usePaperWords } from "../exports/papers/use-paper-words.ts";
import { toast } from "../ui/toast.ts";

/** The themes, or the principles with their numbers: several can be chosen. */
export function Choices({ field, fields }: { readonly field: Listed; readonly fields: Fields }) {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const may = useMay();
  const { locale, principle } = usePaperWords();
  const chosen = new Map(fields[field].map(({ id, value }) => [numberIn(field, value), id]));
  const change = (number: number, isChosen: boolean): void => {
    const value = String(number);
    const id = chosen.get(number) ?? choiceId({ field, value });
    if (!isChosen && id) deleteStatement(ws.hand(), id);
    else if (!addStatements(ws.hand(), [{ field, value }]).ok) toast(t("full"));
  };
  return (
    <fieldset className="practice-choices">
      <legend className="ui-hidden">{t(`fields.${field}`)}</legend>
      {termsOf(field).map((term, at) => (
        <label key={term.en}>
          <input
            type="checkbox"
            checked={chosen.has(at + 1)}
            disabled={!may.cards}
            onChange={(event) => change(at + 1, event.currentTarget.checked)}
          />
          <span>{field === "principle" ? principle(at + 1, term[locale]) : term[locale]}</span>
        </label>
      ))}
    </fieldset>
  );
}
