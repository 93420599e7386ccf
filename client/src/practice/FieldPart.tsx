import { useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import type { NewStatement } from "@tablee/shared/board/edit-statements";
import type { Field, PracticeField, Statement } from "@tablee/shared/board/types";
import { ACTIVITIES_MAX_WORDS_COUNT, STATEMENT_TEXT_MAX_CHARS } from "@tablee/shared/limits";
import { activityWords, isDraft } from "@tablee/shared/practice/sheet";
import type { Fields } from "@tablee/shared/practice/sheet";
import { isListed, OTHER } from "@tablee/shared/practice/vocabulary";
import { announceNow } from "../a11y/announce.ts";
import { useMay, useWorkspace } from "../board/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { TextField } from "../ui/TextField.tsx";
import { toast } from "../ui/toast.ts";
import { fieldId } from "./Review.tsx";
import { StatementRow } from "./StatementRow.tsx";

interface FieldPartProps {
  readonly field: PracticeField;
  readonly fields: Fields;
  /** Choices of a list, before what is said in words. */
  readonly children?: ReactNode;
}

/** Of these there is one; a second that somebody else wrote at the same moment is shown as a draft. */
const SINGLE: ReadonlySet<Field> = new Set<Field>(["title", "country"]);

/** One field of the sheet: what it asks, what is said, and where to say more. */
export function FieldPart({ field, fields, children }: FieldPartProps) {
  const { t } = useTranslation("practice");
  const may = useMay();
  const shown = isListed(field) ? fields[field].filter(({ value }) => value === OTHER) : fields[field];
  const takesMore = field !== "principle" && (!SINGLE.has(field) || shown.length === 0);
  return (
    <section className="practice-field" data-field={field} aria-labelledby={fieldId(field)}>
      <h3 id={fieldId(field)} tabIndex={-1}>
        {t(`fields.${field}`)}
      </h3>
      <p className="practice-hint">{t(`hints.${field}`)}</p>
      {children}
      <Statements statements={shown} isDraft={(statement) => isDraft(fields, statement)} />
      {field === "activity" && <WordCount got={activityWords(fields)} />}
      {may.cards && takesMore && (
        <NewWords
          label={isListed(field) ? t("other") : t(`fields.${field}`)}
          statement={{ field, ...(isListed(field) && { value: OTHER }) }}
        />
      )}
    </section>
  );
}

export function Statements({
  statements,
  isDraft: isBeyond,
}: {
  readonly statements: readonly Statement[];
  readonly isDraft?: (statement: Statement) => boolean;
}) {
  if (statements.length === 0) return null;
  return (
    <ol className="practice-statements">
      {statements.map((statement, at) => (
        <StatementRow
          key={statement.id}
          statement={statement}
          isDraft={isBeyond?.(statement) ?? false}
          before={statements[at - 1]}
          after={statements.slice(at + 1)}
        />
      ))}
    </ol>
  );
}

/** Live, and the same number as in each document. */
function WordCount({ got }: { readonly got: number }) {
  const { t } = useTranslation("practice");
  const isOver = got > ACTIVITIES_MAX_WORDS_COUNT;
  return (
    <p className="practice-count" data-over={isOver || undefined} data-words={got}>
      {t("wordCount", { count: got, max: ACTIVITIES_MAX_WORDS_COUNT })}
    </p>
  );
}

/** A field that adds what is written in it. */
export function NewWords({ label, statement }: { readonly label: string; readonly statement: NewStatement }) {
  const { t } = useTranslation("practice");
  const ws = useWorkspace();
  const [text, setText] = useState("");
  const add = (event: React.FormEvent): void => {
    event.preventDefault();
    if (text.trim() === "") return;
    const added = addStatements(ws.hand(), [{ ...statement, text: text.trim() }]);
    if (!added.ok) return toast(t(added.reason === "text-too-long" ? "tooLong" : "full"));
    setText("");
    announceNow(text.trim());
  };
  return (
    <form className="practice-new" onSubmit={add}>
      <TextField
        label={label}
        hideLabel={statement.value !== OTHER}
        placeholder={t("addAsk")}
        value={text}
        onChange={setText}
        maxLength={STATEMENT_TEXT_MAX_CHARS}
        multiline={LONG.has(statement.field)}
        rows={2}
      />
      <Button type="submit" aria-label={t("addTo", { field: label })}>
        {t("add")}
      </Button>
    </form>
  );
}

const LONG: ReadonlySet<Field> = new Set<Field>([
  "context",
  "problem",
  "objective",
  "activity",
  "outcome",
  "tip",
  "clause",
  "scene",
]);
