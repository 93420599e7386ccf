import type { SessionView } from "@tablee/shared/session/types";
import { CalendarPlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { currentLocale } from "../../i18n/i18n.ts";
import { Button } from "../../ui/Button.tsx";
import { nextOf } from "./next-meeting.ts";
import { useCalendarFile } from "./use-calendar-file.ts";

/** Without a date nothing is asked for: a table may be prepared long before there is one. */
export function NextDate({ view: { series, now } }: { readonly view: SessionView }) {
  const { t } = useTranslation("series");
  const take = useCalendarFile();
  const next = nextOf(series, currentLocale(), now);
  if (!next) return <p className="lead-small">{t("plan.none")}</p>;
  return (
    <>
      <p>
        {t("plan.next", { date: next.there })}
        {next.here !== null && <span className="lead-small"> {t("plan.here", { date: next.here })}</span>}
      </p>
      <Button icon={CalendarPlus} onPress={take}>
        {t("plan.file")}
      </Button>
    </>
  );
}
