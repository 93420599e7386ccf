import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { leversOf } from "@tablee/shared/practice/levers";
import type { Levers } from "@tablee/shared/practice/levers";
import { useBoard } from "../../board/workspace-context.ts";

export function useLevers(): Levers {
  const board = useBoard((state) => state.board);
  return useMemo(() => leversOf(board), [board]);
}

export function useLeversState(): string | null {
  const { t } = useTranslation("mapping");
  const { lever, watch } = useLevers();
  if (lever.length + watch.length === 0) return null;
  return [t("levers.state_lever", { count: lever.length }), t("levers.state_watch", { count: watch.length })].join(
    " · ",
  );
}
