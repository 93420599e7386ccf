import { useTranslation } from "react-i18next";
import type { Trend } from "./trend.ts";

/** The bars are the picture, the words in the cells are what they say: one table is both. */
export function TrendTable({ trend: { title, choices, rows } }: { readonly trend: Trend }) {
  const { t } = useTranslation("series");
  return (
    <div className="memory-scroll" role="region" aria-label={title} tabIndex={0}>
      <table className="memory-trend">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t("memory.trendMeeting")}</th>
            {choices.map((choice) => (
              <th key={choice} scope="col">
                {t(`checkIn.choices.${choice}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, bands }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {bands ? (
                choices.map((choice) => {
                  const band = bands.get(choice) ?? "none";
                  return (
                    <td key={choice} data-band={band}>
                      {t(`checkIn.bands.${band}`)}
                    </td>
                  );
                })
              ) : (
                <td colSpan={choices.length}>{t("checkIn.hidden")}</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
