import type { CardId } from "@tablee/shared/ids";
import type { Workspace } from "../workspace.ts";
import { choose } from "./commands.ts";

/** By identity: whatever chooses anew makes another set, and what was kept is so no longer. */
const kept = new WeakSet<ReadonlySet<CardId>>();

/** True when cards were chosen one by one by key: moving the focus must then leave them chosen. */
export function isChoiceKept(ws: Workspace): boolean {
  const { ids } = ws.selection.getState();
  return ids.size > 0 && kept.has(ids);
}

/** Chooses or unchooses a card by key. One that the focus alone has chosen is kept from now on, not unchosen. */
export function toggleKept(ws: Workspace, id: CardId): void {
  const { ids } = ws.selection.getState();
  const next = new Set(ids);
  const isOfFocus = ids.size === 1 && !kept.has(ids);
  if (isOfFocus || !next.delete(id)) next.add(id);
  choose(ws, next);
  kept.add(ws.selection.getState().ids);
}
