import type { Shown } from "@tablee/shared/session/check-in";
import { useTranslation } from "react-i18next";

/** The same for everybody: words for the share, a bar for the eye, and no number. */
export function ShownBands({ shown, label }: { readonly shown: Shown; readonly label: string }) {
  const { t } = useTranslation("series");
  if (shown.kind === "hidden") return <p className="lead-small">{t("checkIn.hidden")}</p>;
  return (
    <>
      <ul className="evaluation-parity" aria-label={label}>
        {shown.bands.map(({ choice, band }) => (
          <li key={choice} data-band={band}>
            <span className="evaluation-band" aria-hidden />
            <span>{t(`checkIn.choices.${choice}`)}</span>{" "}
            <span className="lead-small">{t(`checkIn.bands.${band}`)}</span>
          </li>
        ))}
      </ul>
      {shown.words.length > 0 && (
        <p dir="auto">
          {t("checkIn.words")} {shown.words.join(" · ")}
        </p>
      )}
    </>
  );
}
