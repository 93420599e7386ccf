import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { useDay } from "./use-day.ts";

/** As long as there is a date, everybody sees it, wherever they are at the table. */
export function DateNotice({ view: { closing } }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const { prefs } = useWorkspace();
  const day = useDay();
  if (!closing.deleteAt) return null;
  return (
    <div className="together-strip together-braked">
      <span>{t("closing.will", { date: day(closing.deleteAt) })}</span>
      <Button size="s" onPress={() => prefs.setState({ panel: "together" })}>
        {t("closing.see")}
      </Button>
    </div>
  );
}
