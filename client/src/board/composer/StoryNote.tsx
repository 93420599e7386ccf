import { BookHeart } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button.tsx";
import { useWorkspace } from "../workspace-context.ts";

/** Who reads what is put down here, and where one tells for oneself: before anything is written in the wrong place. */
export function StoryNote() {
  const { t } = useTranslation("stories");
  const ws = useWorkspace();
  return (
    <p className="composer-note">
      {t("note.read")}
      <Button size="s" variant="quiet" icon={BookHeart} onPress={() => ws.prefs.setState({ panel: "stories" })}>
        {t("note.open")}
      </Button>
    </p>
  );
}
