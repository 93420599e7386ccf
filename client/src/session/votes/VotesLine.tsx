import { Vote } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SessionView } from "@tablee/shared/session/types";
import { useWorkspace } from "../../board/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { togglePanel } from "../panels.ts";

/** From the session to its votes. */
export function VotesLine({ view: { votes, consents } }: { readonly view: SessionView }) {
  const { t } = useTranslation("board");
  const ws = useWorkspace();
  const isOpen = votes.open !== null || consents.open !== null;
  return (
    <Button variant={isOpen ? "do" : "quiet"} icon={Vote} onPress={() => togglePanel(ws, "votes")}>
      {t("actions.votes")}
    </Button>
  );
}
