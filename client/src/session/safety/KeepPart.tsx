import { STORY_KEPT_MAX_DAYS } from "@tablee/shared/limits";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";
import { datesIn } from "../../i18n/moment.ts";
import { SelectField } from "../../ui/SelectField.tsx";
import { useIsHost, useSend, useView } from "../use-live.ts";

/** Days; `table`: as long as it is there. */
const OFFERED = [7, 30, 90, 365].filter((days) => days <= STORY_KEPT_MAX_DAYS);
const TABLE = "table";

/** For how long stories are kept: chosen by whoever leads, said to all; and that some were erased, of which nothing else is left. */
export function KeepPart() {
  const { t } = useTranslation("safety");
  const host = useIsHost();
  const send = useSend();
  const keeping = useView()?.storyKeeping;
  if (!keeping) return null;
  const { days, receipts } = keeping;
  const offered = [...new Set([...OFFERED, ...(days === null ? [] : [days])])].sort((one, other) => one - other);
  const format = datesIn(currentLocale(), { dateStyle: "long" });
  return (
    <>
      {host ? (
        <SelectField
          label={t("keep.title")}
          options={[
            ...offered.map((count) => ({ id: String(count), label: t("keep.days", { count }) })),
            { id: TABLE, label: t("keep.table") },
          ]}
          value={days === null ? TABLE : String(days)}
          description={t("keep.help")}
          onChange={(kept) => void send("story.keep", { days: kept === TABLE ? null : Number(kept) })}
        />
      ) : (
        <p>{days === null ? t("keep.saidTable") : t("keep.saidDays", { count: days })}</p>
      )}
      {receipts.length > 0 && (
        <ul className="together-list">
          {receipts.map(({ at, count, why }) => (
            <li key={at}>{t(`keep.erased.${why}`, { count, date: format.format(at) })}</li>
          ))}
        </ul>
      )}
    </>
  );
}
