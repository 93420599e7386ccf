import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { PageFrame } from "./PageFrame.tsx";

const MADE = ["keyboard", "list", "colour", "contrast", "zoom", "motion", "font"] as const;

export function AccessibilityPage() {
  const { t } = useTranslation("pages");
  return (
    <PageFrame title={t("accessibility.title")}>
      <p className="page-lead">{t("accessibility.intro")}</p>
      <h2>{t("accessibility.madeTitle")}</h2>
      <ul className="page-list">
        {MADE.map((point) => (
          <li key={point}>{t(`accessibility.made.${point}`)}</li>
        ))}
      </ul>
      <h2>{t("accessibility.missingTitle")}</h2>
      <p>{t("accessibility.missing")}</p>
      <h2>{t("accessibility.contactTitle")}</h2>
      <p>
        {t("accessibility.contact")} <Link href="/mentions">{t("foot.notice")}</Link>
      </p>
    </PageFrame>
  );
}
