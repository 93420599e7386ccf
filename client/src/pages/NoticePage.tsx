import { LOCALES } from "@tablee/shared/locales";
import type { Organisation } from "@tablee/shared/protocol/organisation";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { currentLocale } from "../i18n/i18n.ts";
import { PageFrame } from "./PageFrame.tsx";
import { useOrganisation } from "./use-organisation.ts";

/** Who runs this server, how long tables are kept, and whom to write to: their words, and what the house does by itself. */
export function NoticePage() {
  const { t } = useTranslation("notice");
  const { asked, again } = useOrganisation();
  return (
    <PageFrame title={t("title")}>
      {asked === "failed" && (
        <p role="alert">
          {t("failed")}{" "}
          <button type="button" className="page-again" onClick={again}>
            {t("again")}
          </button>
        </p>
      )}
      {asked !== "waiting" && asked !== "failed" && <About organisation={asked} />}
    </PageFrame>
  );
}

function About({ organisation }: { readonly organisation: Organisation | null }) {
  const { t } = useTranslation("notice");
  return (
    <>
      {organisation ? (
        <>
          <h2>{organisation.name}</h2>
          <Paragraphs texts={organisation.notice} />
          <p>
            <Contact to={organisation.contact} />
          </p>
        </>
      ) : (
        <>
          <p className="page-lead">{t("none")}</p>
          <p>{t("noneHelp")}</p>
        </>
      )}
      <h2>{t("kept")}</h2>
      {organisation?.kept && <Paragraphs texts={organisation.kept} />}
      <p>{t("keptHouse")}</p>
      <p>{t("device")}</p>
      <h2>{t("accessibility")}</h2>
      {organisation?.accessibility && <Paragraphs texts={organisation.accessibility} />}
      <p>
        <Link href="/accessibilite">{t("accessibilityLink")}</Link>
      </p>
    </>
  );
}

function Contact({ to }: { readonly to: string }) {
  const { t } = useTranslation("notice");
  const isPage = /^https?:/.test(to);
  return (
    <>
      {t("contact")} <a href={isPage ? to : `mailto:${to}`}>{to}</a>
    </>
  );
}

/** In the language that is read, or in the one there is. */
function Paragraphs({ texts }: { readonly texts: Organisation["notice"] }) {
  const own = currentLocale();
  const locale = [own, ...LOCALES].find((one) => texts[one] !== undefined) ?? own;
  return (texts[locale] ?? "").split(/\n\s*\n/).map((paragraph, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- a text that is only read; two paragraphs may be alike
    <p key={at} lang={locale} className="page-plain">
      {paragraph}
    </p>
  ));
}
