import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useView } from "../session/use-live.ts";
import { Sentence } from "./Sentence.tsx";

/** Of this table nothing is left; whoever rehearsed goes back to what was rehearsed. */
export function Erased() {
  const { t } = useTranslation("pages");
  const rehearsal = useView()?.rehearsal;
  const what = rehearsal ? "rehearsed" : "erased";
  return (
    <Sentence title={t(`board.${what}.title`)} body={t(`board.${what}.body`)}>
      {rehearsal?.of !== undefined && (
        <Link className="ui-button ui-button-do ui-button-m" href={`/b/${rehearsal.of}`}>
          {t("board.rehearsed.back")}
        </Link>
      )}
    </Sentence>
  );
}
