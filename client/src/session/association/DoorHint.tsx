import type { SessionView } from "@tablee/shared/session/types";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";

/** Before the first phase, for whoever leads: the door says nothing yet. */
export function DoorHint({ view: { association, phase } }: { readonly view: SessionView }) {
  const { t } = useTranslation("around");
  const { prefs } = useWorkspace();
  if (association !== null || phase !== null) return null;
  return (
    <div className="lead-small lead-missing">
      <p>{t("door.hint")}</p>
      <Button size="s" onPress={() => prefs.setState({ panel: "together" })}>
        {t("door.write")}
      </Button>
    </div>
  );
}
