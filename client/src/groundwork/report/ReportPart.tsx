import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { reportOf } from "@tablee/shared/practice/report";
import type { ReportPart as PartId } from "@tablee/shared/practice/report";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { Statements } from "../../practice/FieldPart.tsx";
import { toast } from "../../ui/toast.ts";
import { WordsForm } from "../parts/WordsForm.tsx";

/** One part that people write. */
export function ReportPart({ part }: { readonly part: PartId }) {
  const { t } = useTranslation("leaving");
  const ws = useWorkspace();
  const may = useMay();
  const statements = useBoard(({ board }) => board.statements);
  const title = t(`report.parts.${part}`);
  const add = (text: string): boolean => {
    const added = addStatements(ws.hand(), [{ field: "report", value: part, text }]);
    if (!added.ok) toast(t(added.reason === "text-too-long" ? "report.tooLong" : "report.full"));
    return added.ok;
  };
  return (
    <section className="practice-field" data-part={part}>
      <h4 className="report-title">{title}</h4>
      <p className="practice-hint">{t(`report.hints.${part}`)}</p>
      <Statements statements={reportOf({ statements }, part)} />
      {may.cards && (
        <WordsForm
          label={title}
          hideLabel
          multiline
          add={t("report.add")}
          addTo={t("report.addTo", { part: title })}
          onAdd={add}
        />
      )}
    </section>
  );
}
