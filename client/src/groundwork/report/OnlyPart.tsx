import { useTranslation } from "react-i18next";
import type { OnlyExperience } from "@tablee/shared/practice/experience";
import { Words } from "../../board/Words.tsx";

/** Found on the board, as it will stand: by cards and lines, never by people, but for a name that somebody put on their card. */
export function OnlyPart({ only: { cards, lines } }: { readonly only: OnlyExperience }) {
  const { t } = useTranslation("leaving");
  return (
    <section className="practice-field" data-part="only">
      <h4 className="report-title">{t("report.only")}</h4>
      <p className="practice-hint">{t("report.onlyHelp")}</p>
      {cards.length + lines.length === 0 && <p className="practice-hint">{t("report.onlyNone")}</p>}
      {lines.length > 0 && (
        <>
          <h5 className="report-small">{t("paper.lines")}</h5>
          <ul className="report-only">
            {lines.map(({ id, text }) => (
              <li key={id} dir="auto">
                <Words text={text} links="stop" />
              </li>
            ))}
          </ul>
        </>
      )}
      {cards.length > 0 && (
        <>
          <h5 className="report-small">{t("paper.cards")}</h5>
          <ul className="report-only">
            {cards.map(({ id, text, direction, author }) => (
              <li key={id} dir={direction}>
                <Words text={text} links="stop" />
                {author !== null && <small> {t("report.signed", { name: author })}</small>}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
