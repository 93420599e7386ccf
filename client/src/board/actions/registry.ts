import type { BoardAction } from "./action.ts";
import type { ActionId } from "./action-ids.ts";
import { cardActions } from "./card-actions.ts";
import { tableActions } from "./table-actions.ts";

/** All of them, in the order of menus. */
export const actions: readonly BoardAction[] = [...cardActions, ...tableActions];

export function actionById(id: ActionId): BoardAction {
  const found = actions.find((action) => action.id === id);
  if (!found) throw new Error(`no action ${id}`);
  return found;
}
