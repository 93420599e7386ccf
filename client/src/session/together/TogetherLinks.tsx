import type { SessionView } from "@tablee/shared/session/types";
import { Handshake } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { BrakeButton } from "../brake/BrakePart.tsx";

/** From the session to what the table has agreed on, and to the brake. */
export function TogetherLinks({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("together");
  const { prefs } = useWorkspace();
  return (
    <div className="lead-mine">
      <Button icon={Handshake} onPress={() => prefs.setState({ panel: "together" })}>
        {t("title")}
      </Button>
      <BrakeButton view={view} />
    </div>
  );
}
