import { useTranslation } from "react-i18next";
import { addStatements, deleteStatement, writeStatement } from "@tablee/shared/board/edit-statements";
import { LICENCE_IDS, LICENCES, writtenOf } from "@tablee/shared/practice/publication";
import type { LicenceId } from "@tablee/shared/practice/publication";
import { useBoard, useMay, useWorkspace } from "../../board/workspace-context.ts";
import { toast } from "../../ui/toast.ts";

/** One of a short list, each with what it means in plain words: all of them are free. */
export function LicencePart({ chosen }: { readonly chosen: LicenceId | null }) {
  const { t } = useTranslation("leaving");
  const ws = useWorkspace();
  const may = useMay();
  const statements = useBoard(({ board }) => board.statements);
  const choose = (licence: LicenceId): void => {
    const { kept, drafts } = writtenOf({ statements }, "licence");
    // Two who chose at once meant one: whoever chooses now chooses for both.
    for (const { id } of drafts) deleteStatement(ws.hand(), id);
    const done = kept
      ? writeStatement(ws.hand(), kept.id, licence)
      : addStatements(ws.hand(), [{ field: "publication", value: "licence", text: licence }]);
    if (!done.ok) toast(t("report.full"));
  };
  return (
    <section className="practice-field" data-part="licence">
      <h4 className="report-title" id="publication-licence">
        {t("publication.licence")}
      </h4>
      <p className="practice-hint">{t("publication.licenceHelp")}</p>
      <fieldset className="practice-choices report-licences" aria-labelledby="publication-licence">
        {LICENCE_IDS.map((id) => (
          <label key={id}>
            <input
              type="radio"
              name="publication-licence"
              checked={chosen === id}
              disabled={!may.cards}
              onChange={() => choose(id)}
            />
            <span className="report-licence">
              {LICENCES[id].name}
              <small className="report-plain">{t(`publication.licences.${id}`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
