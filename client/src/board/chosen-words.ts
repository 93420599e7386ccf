import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import { shapesOf } from "./actions/commands.ts";
import { useWorkspace } from "./workspace-context.ts";

/** How much is chosen, and of what. */
export function useChosenWords(ids: readonly CardId[]): string {
  const { t } = useTranslation("board");
  const { t: draw } = useTranslation("draw");
  const ws = useWorkspace();
  const shapes = shapesOf(ws, ids).length;
  const count = ids.length;
  if (shapes === 0) return t("selected", { count });
  return draw(shapes === count ? "selected" : "chosen", { count });
}
