import { backingOfProposal } from "@tablee/shared/board/backing";
import type { Proposal } from "@tablee/shared/session/ballots";
import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useBoard } from "../../board/workspace-context.ts";

/** A proposal that comes from nobody’s experience says so, to everybody who answers it: it forbids nothing. */
export function NoExperience({ of }: { readonly of: Proposal }) {
  const { t } = useTranslation("around");
  const isBacked = useBoard(({ board }) => backingOfProposal(board, of) === "experience");
  if (isBacked) return null;
  return (
    <p className="votes-lacks">
      <TriangleAlert className="ui-icon" size={16} aria-hidden />
      {t("noExperience")}
    </p>
  );
}
