import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useView } from "../session/use-live.ts";
import { Sentence } from "./Sentence.tsx";

/** Of this table nothing is left; whoever led it goes back to the one that was rehearsed. */
export function RehearsalOver() {
  const { t } = useTranslation("rehearsal");
  const of = useView()?.rehearsal?.of;
  return (
    <Sentence title={t("over.title")} body={t("over.body")}>
      {of !== undefined && (
        <Link className="ui-button ui-button-do ui-button-m" href={`/b/${of}`}>
          {t("over.back")}
        </Link>
      )}
    </Sentence>
  );
}
