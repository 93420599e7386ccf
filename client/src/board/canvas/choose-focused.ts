import { isChoiceKept } from "../actions/kept-choice.ts";
import type { Workspace } from "../workspace.ts";
import { cardIdOf } from "./targets.ts";

/** The card or shape that keys have come to is the chosen one, unless several are. */
export function chooseFocused(ws: Workspace, target: Element): void {
  const id = cardIdOf(target);
  // A press has already chosen, and may have just taken this one out of the choice.
  const isFree = ws.selection.getState().ids.size < 2 && !isChoiceKept(ws);
  if (id && isFree && target.matches(":focus-visible")) ws.selection.setState({ ids: new Set([id]) });
}
