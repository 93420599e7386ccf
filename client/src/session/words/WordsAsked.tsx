import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { togglePanel } from "../panels.ts";

/** At the top of the page, as all that is asked of somebody. */
export function WordsAsked({ onAway }: { readonly onAway: () => void }) {
  const { t } = useTranslation("around");
  const { t: together } = useTranslation("together");
  const ws = useWorkspace();
  return (
    <div className="together-strip together-asked">
      <span>{t("words.asked")}</span>
      <Button size="s" onPress={() => togglePanel(ws, "evaluation")}>
        {t("words.give")}
      </Button>
      <Button size="s" onPress={onAway}>
        {together("asked.later")}
      </Button>
    </div>
  );
}
