import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { LookSettings } from "../ui/LookSettings.tsx";
import { Mark } from "../ui/Mark.tsx";
import { useTitle } from "../ui/use-title.ts";
import "./pages.css";

interface PageFrameProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** Every page but the board and the home page: mark, heading, content, settings. */
export function PageFrame({ title, children }: PageFrameProps) {
  const { t } = useTranslation("pages");
  useTitle(`${title} · ${t("brand")}`);
  return (
    <div className="page">
      <a className="ui-skip" href="#content">
        {t("skip")}
      </a>
      <header className="page-head">
        <Link className="page-brand" href="/">
          <Mark />
          {t("brand")}
        </Link>
      </header>
      <main className="page-main" id="content" tabIndex={-1}>
        <h1>{title}</h1>
        {children}
      </main>
      <PageFoot />
    </div>
  );
}

export function PageFoot() {
  const { t } = useTranslation("pages");
  return (
    <footer className="page-foot" aria-label={t("foot.label")}>
      <LookSettings />
      <Link className="page-foot-link" href="/accessibilite">
        {t("foot.accessibility")}
      </Link>
    </footer>
  );
}
