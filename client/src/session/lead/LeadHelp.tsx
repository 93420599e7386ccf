import type { SessionView } from "@tablee/shared/session/types";
import { SquareDashed } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ask } from "../../board/actions/action.ts";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { GuideLink } from "../GuideLink.tsx";

/** For whoever leads for the first time: to read how, and to try it with nobody there. */
export function LeadHelp({ view }: { readonly view: SessionView }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  return (
    <section className="lead-part">
      {!view.rehearsal && (
        <Button icon={SquareDashed} onPress={() => ask(ws, { kind: "table", dialog: "rehearse" })}>
          {t("actions.rehearse")}
        </Button>
      )}
      <GuideLink />
    </section>
  );
}
