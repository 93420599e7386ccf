import { useTranslation } from "react-i18next";
import { addStatements } from "@tablee/shared/board/edit-statements";
import { writtenOf } from "@tablee/shared/practice/publication";
import type { PublicationPart } from "@tablee/shared/practice/publication";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { Statements } from "../../practice/FieldPart.tsx";
import { toast } from "../../ui/toast.ts";
import { WordsForm } from "../parts/WordsForm.tsx";

interface WrittenPartProps {
  readonly part: Exclude<PublicationPart, "licence">;
  /** The words are in it, whatever the page is in. */
  readonly lang?: "fr" | "en";
  readonly multiline?: boolean;
}

/** One part in words: the first stands, and what somebody else wrote at the same moment is a draft under it. */
export function WrittenPart({ part, lang, multiline = false }: WrittenPartProps) {
  const { t } = useTranslation("leaving");
  const ws = useWorkspace();
  const may = useMay();
  const statements = useBoard(({ board }) => board.statements);
  const { kept, drafts } = writtenOf({ statements }, part);
  const title = t(`publication.parts.${part}`);
  const add = (text: string): boolean => {
    const added = addStatements(ws.hand(), [{ field: "publication", value: part, text }]);
    if (!added.ok) toast(t(added.reason === "text-too-long" ? "report.tooLong" : "report.full"));
    return added.ok;
  };
  return (
    <section className="practice-field" data-part={part}>
      <h4 className="report-title">{title}</h4>
      <div lang={lang}>
        <Statements
          statements={kept ? [kept, ...drafts] : []}
          isDraft={({ id }) => drafts.some((draft) => draft.id === id)}
        />
      </div>
      {may.cards && !kept && (
        <WordsForm
          label={title}
          hideLabel
          multiline={multiline}
          add={t("publication.add")}
          addTo={t("publication.addTo", { part: title })}
          onAdd={add}
        />
      )}
    </section>
  );
}
