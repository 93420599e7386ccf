import { useTranslation } from "react-i18next";
import type { CardId } from "@tablee/shared/ids";
import { toast } from "../ui/toast.ts";
import type { BoardAction } from "./actions/registry.ts";
import { useMay, useWorkspace } from "./workspace-context.ts";

/** Does an action on cards, if it is allowed now. What is deleted can be taken back at once. */
export function useRun(): (action: BoardAction, ids: readonly CardId[]) => void {
  const ws = useWorkspace();
  const may = useMay();
  const { t } = useTranslation("board");
  return (action, ids) => {
    if (action.writes !== null && !may[action.writes]) return toast(t("notNow"));
    action.run(ws, ids);
    if (action.id === "delete") toast(t("deleted", { count: ids.length }), { undo: () => ws.undo.undo() });
  };
}
