import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useView } from "../session/use-live.ts";
import { Sentence } from "./Sentence.tsx";

/** Of this table nothing is left; whoever led a rehearsal goes back to the table that was rehearsed. */
export function Erased() {
  const { t } = useTranslation("pages");
  const { t: over } = useTranslation("rehearsal");
  const rehearsal = useView()?.rehearsal;
  if (!rehearsal) return <Sentence title={t("board.erased.title")} body={t("board.erased.body")} />;
  return (
    <Sentence title={over("over.title")} body={over("over.body")}>
      {rehearsal.of !== undefined && (
        <Link className="ui-button ui-button-do ui-button-m" href={`/b/${rehearsal.of}`}>
          {over("over.back")}
        </Link>
      )}
    </Sentence>
  );
}
