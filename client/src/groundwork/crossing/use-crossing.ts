import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { crossingOf } from "@tablee/shared/practice/crossing";
import type { Cell } from "@tablee/shared/practice/crossing";
import { useBoard } from "../../board/workspace-context.ts";

export function useCrossing(): readonly Cell[] {
  const statements = useBoard(({ board }) => board.statements);
  return useMemo(() => crossingOf({ statements }), [statements]);
}

export function useCrossingState(): string | null {
  const { t } = useTranslation("mapping");
  const cells = useCrossing();
  const count = cells.filter(({ entries }) => entries.length > 0).length;
  return count === 0 ? null : t("crossing.state", { count, all: cells.length });
}
