import type { CardId } from "@tablee/shared/ids";
import { boardOf, choose } from "../actions/commands.ts";
import type { Workspace } from "../workspace.ts";

/** Of a card that can be read. */
export function canHaveDetails(ws: Workspace, [id]: readonly CardId[]): boolean {
  return id !== undefined && boardOf(ws).cards.get(id)?.unread === false;
}

/** Beside the board, for the one card that is chosen: another that is chosen is shown in its place. */
export function openDetails(ws: Workspace, ids: readonly CardId[]): void {
  choose(ws, ids);
  ws.prefs.setState({ panel: "details" });
}
