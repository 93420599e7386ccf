import { ListChecks } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Beside the table, which stays where it is. */
export function GuideLink() {
  const { t } = useTranslation("board");
  return (
    <a className="ui-button ui-button-quiet ui-button-m" href="/guide" target="_blank" rel="noopener">
      <ListChecks className="ui-icon" size={18} aria-hidden />
      {t("actions.guide")}
    </a>
  );
}
