import { useEffect } from "react";
import type { CardId } from "@tablee/shared/ids";
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

/** The keys of the page, from wherever the focus is; the canvas and the list have their own. */
export function usePageKeys(): void {
  const ws = useWorkspace();
  const run = useRun();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const action = event.isComposing ? undefined : actionOf(event);
      if (action?.on !== "page" || document.querySelector(".ui-modal, [role=menu]") !== null) return;
      // A held key is no word; a letter may be one.
      if (!event.ctrlKey && !event.metaKey && isWriting(event.target)) return;
      event.preventDefault();
      run(action, meant(ws));
    };
    // Before the text of a card, which keeps its keys to itself.
    addEventListener("keydown", press, { capture: true });
    return () => removeEventListener("keydown", press, { capture: true });
  }, [ws, run]);
}
