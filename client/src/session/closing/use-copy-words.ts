import { useTranslation } from "react-i18next";
import { useTableTitle } from "../../board/workspace-context.ts";
import { useMemoryWords } from "../memory/words.ts";
import type { CopyWords } from "./my-copy.ts";
import { useDay } from "./use-day.ts";

/** The words of what one takes along, in the language of the page. */
export function useCopyWords(): CopyWords {
  const { t } = useTranslation("together");
  const title = useTableTitle();
  const day = useDay();
  const { become } = useMemoryWords();
  return {
    heading: t("copy.heading", { title }),
    outside: t("copy.outside"),
    day: () => day(Date.now()),
    line: (text) => t("copy.line", { text }),
    sentence: (text) => t("copy.sentence", { text }),
    points: (count) => t("copy.points", { count }),
    group: (name) => t("copy.group", { name }),
    become,
    ofMeeting: (area, number) => t("copy.ofMeeting", { area, number }),
  };
}
