import type { Locale } from "@tablee/shared/locales";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { guide as french } from "virtual:guide/fr";
import { currentLocale } from "../i18n/i18n.ts";
import { PageFrame } from "./PageFrame.tsx";
import "./guide.css";

type Guide = typeof french;

/** One language at a time, and only for whoever opens the page. */
const GUIDES: Readonly<Record<Locale, () => Promise<{ readonly guide: Guide }>>> = {
  fr: () => import("virtual:guide/fr"),
  en: () => import("virtual:guide/en"),
};

/** How a session is led, step by step: the same text and pictures as `docs/guide.*.md`. */
export function GuidePage() {
  const { t } = useTranslation("pages");
  const locale = currentLocale();
  const guide = useGuide(locale);
  useSectionAsked(guide);
  if (!guide) return null;
  return (
    <PageFrame title={guide.title}>
      <nav className="guide-contents" aria-label={t("guide.contents")}>
        <h2>{t("guide.contents")}</h2>
        <ul>
          {guide.contents.map(({ id, text }) => (
            <li key={id}>
              <a href={`#${id}`}>{text}</a>
            </li>
          ))}
        </ul>
      </nav>
      {/* oxlint-disable-next-line react/no-danger -- made from our own Markdown when the client is built, without tags of its source */}
      <div className="guide" dangerouslySetInnerHTML={{ __html: guide.html }} />
    </PageFrame>
  );
}

function useGuide(locale: Locale): Guide | null {
  const [read, setRead] = useState<{ readonly locale: Locale; readonly guide: Guide } | null>(null);
  const [failed, setFailed] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    let isAsked = true;
    GUIDES[locale]().then(
      ({ guide }) => isAsked && setRead({ locale, guide }),
      (error: unknown) => isAsked && setFailed({ error }),
    );
    return () => {
      isAsked = false;
    };
  }, [locale]);
  // To the edge that says so: Crash.tsx.
  if (failed) throw failed.error;
  return read?.locale === locale ? read.guide : null;
}

/** The browser looked for the section of the address before there was any. */
function useSectionAsked(guide: Guide | null): void {
  useEffect(() => {
    if (guide && location.hash !== "")
      document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, [guide]);
}
