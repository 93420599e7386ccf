import { lazy, Suspense, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Mark } from "../ui/Mark.tsx";
import { patiently } from "../ui/patiently.ts";
import { useTitle } from "../ui/use-title.ts";
import "./pages.css";

const LookSettings = lazy(async () => {
  const { LookSettings: part } = await patiently(() => import("../ui/LookSettings.tsx"));
  return { default: part };
});

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

/** `guide`: where the page itself has the way there, the foot has it not. */
export function PageFoot({ guide = true }: { readonly guide?: boolean }) {
  const { t } = useTranslation("pages");
  const isLoaded = useLoaded();
  return (
    <footer className="page-foot" aria-label={t("foot.label")}>
      <div className="page-foot-look">{isLoaded && <Look />}</div>
      {guide && (
        <Link className="page-foot-link" href="/guide">
          {t("foot.guide")}
        </Link>
      )}
      <Link className="page-foot-link" href="/mentions">
        {t("foot.notice")}
      </Link>
      <Link className="page-foot-link" href="/accessibilite">
        {t("foot.accessibility")}
      </Link>
    </footer>
  );
}

function Look() {
  return (
    <Suspense fallback={null}>
      <LookSettings />
    </Suspense>
  );
}

/** True once the page is there: what is at its foot comes after everything that one came for. */
function useLoaded(): boolean {
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => {
    const say = (): void => setLoaded(true);
    if (document.readyState === "complete") {
      const timer = setTimeout(say);
      return () => clearTimeout(timer);
    }
    addEventListener("load", say);
    return () => removeEventListener("load", say);
  }, []);
  return isLoaded;
}
