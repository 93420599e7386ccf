import { ClipboardCheck, Vote } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { togglePanel } from "../panels.ts";

/** From the session to what everybody is asked: its votes, and the evaluation. */
export function VotesLine({ view: { votes, consents, evaluation } }: { readonly view: SessionView }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const isOpen = votes.open !== null || consents.open !== null;
  const isAsked = evaluation.waves.some(({ state, mine }) => state === "open" && mine.includes(false));
  return (
    <div className="lead-mine">
      <Button variant={isOpen ? "do" : "quiet"} icon={Vote} onPress={() => togglePanel(ws, "votes")}>
        {t("actions.votes")}
      </Button>
      <Button variant={isAsked ? "do" : "quiet"} icon={ClipboardCheck} onPress={() => togglePanel(ws, "evaluation")}>
        {t("actions.evaluation")}
      </Button>
    </div>
  );
}
