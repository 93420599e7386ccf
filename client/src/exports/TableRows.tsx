import { useTranslation } from "react-i18next";
import type { TableFound } from "./job.ts";

/** A sheet of five hundred columns is still a page that can be read. */
const SHOWN_COLUMNS_COUNT = 30;

/** The first rows as they were understood; the columns that are used say for what. */
export function TableRows({ table }: { readonly table: TableFound }) {
  const { t } = useTranslation("files");
  const { header, firstRows, rowCount, columns } = table;
  const shown = header.slice(0, SHOWN_COLUMNS_COUNT);
  const roleOf = (column: number): string | undefined =>
    Object.entries(columns).find(([, chosen]) => chosen === column)?.[0];
  const more = rowCount - firstRows.length;
  return (
    <section>
      <h3>{t("bring.firstRows")}</h3>
      <div className="files-rows" role="region" tabIndex={0} aria-label={t("bring.firstRows")}>
        <table>
          <thead>
            <tr>
              {shown.map((name, column) => {
                const role = roleOf(column);
                return (
                  // oxlint-disable-next-line react/no-array-index-key -- a column is its number; names may be equal
                  <th key={column} scope="col" data-role={role}>
                    <span dir="auto">{name || t("bring.column", { number: column + 1 })}</span>
                    {role && <small>{t(`bring.roles.${role}`)}</small>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {firstRows.map((row, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a row is its number
              <tr key={index}>
                {shown.map((_, column) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a column is its number
                  <td key={column} dir="auto" data-role={roleOf(column)}>
                    {row[column]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {more > 0 && <p className="files-small">{t("bring.moreRows", { count: more })}</p>}
    </section>
  );
}
