import type { SessionView } from "@tablee/shared/session/types";
import type { TFunction } from "i18next";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { announceNow } from "../../a11y/announce.ts";
import { stopReading } from "../../board/aloud/aloud.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import type { LiveState } from "../../table.ts";
import { toast } from "../../ui/toast.ts";
import { nameOf } from "../use-live.ts";

/** Says what concerns everybody: rules to read, a brake and its answer, a table that opens again. The first view is read with the page. */
export function TogetherVoice(): null {
  const { t } = useTranslation("together");
  const { t: series } = useTranslation("series");
  const { live } = useWorkspace().table;
  useEffect(() => live.state.subscribe((now, before) => say({ t, series }, now, before)), [live, t, series]);
  useEffect(() => {
    const quiet = (event: KeyboardEvent): void => {
      if (event.key === "Escape") stopReading();
    };
    addEventListener("keydown", quiet, { capture: true });
    return () => {
      removeEventListener("keydown", quiet, { capture: true });
      stopReading();
    };
  }, []);
  return null;
}

interface Words {
  readonly t: TFunction<"together">;
  readonly series: TFunction<"series">;
}

function say({ t, series }: Words, { view, people }: LiveState, before: LiveState): void {
  const last = before.view;
  if (!view || !last || view === last) return;
  const { brake, rules, closing } = view;
  if (brake && !last.brake) {
    const who = brake.by === null ? t("brake.on") : t("brake.onBy", { name: nameOf(people, brake.by) });
    announceNow([who, brake.reason, t("brake.locked")].join(" "));
  }
  const answered = view.brakes.at(-1);
  if (!brake && last.brake && answered) toast(t("brake.over", { decision: t(`brake.decisions.${answered.decision}`) }));
  if (rules.text !== "" && rules.round !== last.rules.round) announceNow(t("rules.posted"));
  if (hasOpened(view, last)) announceNow(t("asked.evaluationOpen"));
  if (view.series.number !== last.series.number) toast(series("open.done", { number: view.series.number }));
  else if (!closing.closed && last.closing.closed) toast(t("closing.reopened"));
  else if (closing.closed && closing.deleteAt === null && last.closing.deleteAt !== null) toast(t("closing.kept"));
}

function hasOpened({ evaluation }: SessionView, { evaluation: before }: SessionView): boolean {
  const isOpen = (moment: string): boolean =>
    before.waves.some((wave) => wave.moment === moment && wave.state === "open");
  return evaluation.waves.some(({ moment, state }) => state === "open" && !isOpen(moment));
}
