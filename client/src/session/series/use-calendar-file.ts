import { calendarOf } from "@tablee/shared/session/calendar";
import { useTranslation } from "react-i18next";
import { useTableTitle, useWorkspace } from "../../board/workspace-context.ts";
import { fileName } from "../../exports/file-name.ts";
import { saveFile } from "../../exports/save-file.ts";
import { useView } from "../use-live.ts";

/** The dates as a file for one’s own calendar. Nobody is told, and the way in is the address alone: it opens to whoever has a seat. */
export function useCalendarFile(): () => void {
  const { t } = useTranslation("series");
  const { seat } = useWorkspace().table;
  const title = useTableTitle();
  const series = useView()?.series;
  return () => {
    if (!series?.plan) return;
    const url = `${location.origin}/b/${seat.board.id}`;
    const at = new Date();
    const text = calendarOf({
      plan: series.plan,
      uid: `${seat.board.id}@${location.hostname}`,
      revision: series.plans,
      title,
      about: t("plan.about", { url }),
      url,
      now: at.getTime(),
    });
    const name = fileName({ title, at, extension: "ics", fallback: t("plan.fallback") });
    saveFile(name, new Blob([text], { type: "text/calendar" }));
  };
}
