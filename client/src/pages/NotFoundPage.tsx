import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { PageFrame } from "./PageFrame.tsx";
import "../ui/button.css";

export function NotFoundPage() {
  const { t } = useTranslation("pages");
  return (
    <PageFrame title={t("notFound.title")}>
      <p className="page-lead">{t("notFound.body")}</p>
      <div className="page-actions">
        <Link className="ui-button ui-button-do ui-button-m" href="/">
          {t("board.home")}
        </Link>
      </div>
    </PageFrame>
  );
}
