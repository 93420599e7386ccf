import { useTranslation } from "react-i18next";
import type { CheckingWords } from "@tablee/shared/papers/checking-words";
import { SCENE_PARTS } from "@tablee/shared/practice/scenes";
import type { ScenePart } from "@tablee/shared/practice/scenes";
import { TIMES } from "@tablee/shared/practice/checklist";
import type { Time } from "@tablee/shared/practice/checklist";
import { currentLocale } from "../../i18n/i18n.ts";
import { sayDay } from "../../i18n/moment.ts";

/** What documents say of conditions, situations and changes. */
export function useCheckingWords(): CheckingWords {
  const { t } = useTranslation("checking");
  const { t: tools } = useTranslation("groundwork");
  const locale = currentLocale();
  const times = TIMES.map((time) => [time, t(`checklist.times.${time}`)]);
  const parts = SCENE_PARTS.map((part) => [part, t(`scenes.parts.${part}`)]);
  return {
    checklist: tools("tools.checklist.title"),
    // Every time and every part is there: fromEntries cannot say so.
    times: Object.fromEntries(times) as Record<Time, string>,
    unsorted: t("checklist.unsorted"),
    progress: (done, of) => t("checklist.progress", { done, of }),
    done: t("checklist.done"),
    toConfirm: t("checklist.toConfirm"),
    notDone: t("checklist.notDone"),
    goneCard: t("checklist.goneCard"),
    noCondition: t("checklist.none"),
    toDo: (what) => t("checklist.toDoIs", { what }),
    who: (role) => t("checklist.whoIs", { role }),
    due: (day) => t("checklist.due", { day: sayDay(locale, day) }),
    scenes: tools("tools.situations.title"),
    parts: Object.fromEntries(parts) as Record<ScenePart, string>,
    unwritten: (missing) => t("scenes.unwritten", { parts: missing.join(", ") }),
    goneScene: t("scenes.gone"),
    changes: tools("tools.fromTo.title"),
    from: t("changes.from"),
    to: t("changes.to"),
    question: t("changes.question"),
    goneQuestion: t("changes.gone"),
  };
}
