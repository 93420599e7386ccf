import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Statement } from "@tablee/shared/board/types";
import { shelfOf } from "@tablee/shared/practice/shelf";
import { useBoard } from "../../board/workspace-context.ts";

export function useShelf(): readonly Statement[] {
  const statements = useBoard(({ board }) => board.statements);
  return useMemo(() => shelfOf({ statements }), [statements]);
}

export function useShelfState(): string | null {
  const { t } = useTranslation("mapping");
  const count = useShelf().length;
  return count === 0 ? null : t("shelf.state", { count });
}
