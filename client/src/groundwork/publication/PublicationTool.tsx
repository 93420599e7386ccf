import { useTranslation } from "react-i18next";
import { citationOf, missingIn } from "@tablee/shared/practice/publication";
import type { PublicationRecord } from "@tablee/shared/practice/publication";
import { useView } from "../../session/use-live.ts";
import { CreditFields } from "../parts/CreditFields.tsx";
import { IdentifierPart } from "./IdentifierPart.tsx";
import { LicencePart } from "./LicencePart.tsx";
import { SavePublication } from "./SavePublication.tsx";
import { usePublication } from "./use-publication.ts";
import { WrittenPart } from "./WrittenPart.tsx";
import "../../practice/practice.css";
import "../report/report.css";

/** A publication: the five things that it says of itself, each in its place, and what is still missing. */
export function PublicationTool() {
  const { t } = useTranslation("leaving");
  const view = useView();
  const record = usePublication();
  return (
    <>
      <p className="practice-about">{t("publication.about")}</p>
      <Missing record={record} />
      <WrittenPart part="title-fr" lang="fr" />
      <WrittenPart part="abstract-fr" lang="fr" multiline />
      <WrittenPart part="title-en" lang="en" />
      <WrittenPart part="abstract-en" lang="en" multiline />
      <section className="practice-field" data-part="citation">
        <h4 className="report-title">{t("publication.authors")}</h4>
        <p className="practice-hint">{t("publication.authorsHelp")}</p>
        <p>{record.authors.length === 0 ? t("publication.noAuthors") : record.authors.join(", ")}</p>
        <CreditFields as="author" />
      </section>
      <LicencePart chosen={record.licence} />
      <IdentifierPart record={record} />
      {record.authors.length > 0 && (
        <section className="practice-field">
          <h4 className="report-title">{t("publication.cite")}</h4>
          <p className="report-cite">{citationOf(record)}</p>
        </section>
      )}
      {view && <SavePublication view={view} record={record} />}
    </>
  );
}

function Missing({ record }: { readonly record: PublicationRecord }) {
  const { t } = useTranslation("leaving");
  const missing = missingIn(record);
  if (missing.length === 0) return <p role="status">{t("publication.whole")}</p>;
  return (
    <div role="status">
      <p className="practice-hint">{t("publication.missing")}</p>
      <ul className="report-missing">
        {missing.map((one) => (
          <li key={one}>{t(`publication.fives.${one}`)}</li>
        ))}
      </ul>
    </div>
  );
}
