import { useEffect } from "react";
import type { CardId } from "@tablee/shared/ids";
import type { ActionId } from "../actions/action-ids.ts";
import { actionOf, isWriting } from "../actions/keys.ts";
import { useRun } from "../use-run.ts";
import type { Workspace } from "../workspace.ts";
import { useWorkspace } from "../workspace-context.ts";

/** What an action that is called from anywhere is done to: what is chosen, else the card that has the keyboard. */
export function meant(ws: Workspace): readonly CardId[] {
  const chosen = [...ws.selection.getState().ids];
  if (chosen.length > 0) return chosen;
  // Written by the views from the board’s own ids.
  const id = document.activeElement?.closest<HTMLElement>("[data-card-id]")?.dataset["cardId"] as CardId | undefined;
  return id === undefined ? [] : [id];
}

/**
 * Where nothing has the keyboard, as after the last thing of a board is deleted, undo is still at hand; so it is in a panel that
 * writes on the board, but for its fields, which undo their own letters.
 */
function isForNobody(id: ActionId): boolean {
  if (id !== "undo" && id !== "redo") return false;
  const at = document.activeElement ?? document.body;
  return at === document.body || (at.closest(".ui-panel") !== null && !isWriting(at));
}

/** The keys of the page, from wherever the focus is; the canvas and the list have their own. */
export function usePageKeys(): void {
  const ws = useWorkspace();
  const run = useRun();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = event.isComposing ? undefined : actionOf(event);
      if (!action || (action.on !== "page" && !isForNobody(action.id))) return;
      const isFree = action.anywhere && event.key.length > 1;
      if (!isFree && document.querySelector(".ui-modal, [role=menu]") !== null) return;
      // A held key is no word; a letter may be one.
      if (!isFree && !event.ctrlKey && !event.metaKey && isWriting(event.target)) return;
      event.preventDefault();
      run(action, meant(ws));
    };
    // Before the text of a card, which keeps its keys to itself.
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [ws, run]);
}
